package org.kutta.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kutta.train.data.ImageData;
import org.kutta.train.data.LabelledImages;
import org.kutta.train.result.TrainingFormat;
import org.kutta.train.run.CodeVersion;

/** What is trained, with what, on what. */
record Comparison(List<Contender> contenders, Settings settings, ImageData data) {

  /** Returns all that determines the results, so that a run goes on with the same or not at all. */
  Map<String, String> settingsByName() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("code", CodeVersion.current());
    all.put(
        "optimizers",
        contenders.stream()
            .map(c -> c.option() + "=" + TrainingFormat.number(c.learningRate()))
            .collect(Collectors.joining(",")));
    all.put("network", settings.architecture().toString());
    all.put("type", settings.architecture().precision().toString());
    all.put("batch size", String.valueOf(settings.batchSize()));
    all.put("gradient evaluations", String.valueOf(settings.evaluations()));
    all.put("seed", String.valueOf(settings.seed()));
    all.put("training images", images(data.training()));
    all.put("test images", images(data.test()));
    return all;
  }

  private static String images(LabelledImages images) {
    return images.count() + " (" + images.fingerprint() + ")";
  }
}
