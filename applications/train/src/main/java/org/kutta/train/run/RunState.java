package org.kutta.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kutta.train.result.Checkpoint;
import org.kutta.train.result.Training;

/**
 * How far a run is.
 *
 * @param settings all that determines its results, by name
 * @param finished trainings, in their order
 * @param underWay the training that was interrupted, if one was
 */
public record RunState(
    Map<String, String> settings, List<Training> finished, Optional<UnderWay> underWay) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int FORMAT = 1;

  public RunState {
    settings = Map.copyOf(settings);
    finished = List.copyOf(finished);
  }

  /** A state as it is written. */
  private record Written(
      int format, Map<String, String> settings, List<Row> finished, @Nullable UnderWay underWay) {}

  /** A training as it is written. */
  private record Row(
      String optimizer,
      String option,
      double learningRate,
      long steps,
      List<Checkpoint> checkpoints,
      String failure) {

    static Row of(Training training) {
      return new Row(
          training.optimizer(),
          training.option(),
          training.learningRate(),
          training.steps(),
          training.checkpoints(),
          training.failure().orElse(""));
    }

    Training training() {
      return new Training(
          optimizer,
          option,
          learningRate,
          steps,
          checkpoints,
          failure.isEmpty() ? Optional.empty() : Optional.of(failure));
    }
  }

  /** Returns this state as a line that tells whether it is whole. */
  String line() {
    try {
      return ChecksummedLine.of(
          JSON.writeValueAsString(
              new Written(
                  FORMAT,
                  settings,
                  finished.stream().map(Row::of).toList(),
                  underWay.orElse(null))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the state that a line tells; nothing if it is damaged, or another kind of line. */
  static Optional<RunState> of(String line) {
    return ChecksummedLine.textOf(line).flatMap(RunState::parse);
  }

  private static Optional<RunState> parse(String json) {
    try {
      Written read = JSON.readValue(json, Written.class);
      if (read.format() != FORMAT) {
        return Optional.empty();
      }
      return Optional.of(
          new RunState(
              read.settings(),
              read.finished().stream().map(Row::training).toList(),
              Optional.ofNullable(read.underWay())));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Returns in what the settings of this run differ from others, one phrase each. */
  public List<String> differences(Map<String, String> others) {
    Map<String, String> here = new LinkedHashMap<>(others);
    List<String> differences = new ArrayList<>();
    for (String name : new TreeSet<>(settings.keySet())) {
      String there = settings.getOrDefault(name, "");
      String found = here.getOrDefault(name, "nothing");
      if (!there.equals(found)) {
        differences.add("%s %s there, %s here".formatted(name, there, found));
      }
      here.remove(name);
    }
    here.forEach((name, value) -> differences.add(name + " nothing there, " + value + " here"));
    return differences;
  }
}
