package org.kutta.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kutta.dl4j.Checkpoint.Progress;
import org.kutta.files.DurableFile.Content;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.state.Changes;
import org.kutta.runtime.vector.ParameterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** Saves and loads all that decides about a training's coming steps. */
final class SavedTraining {

  private final NetworkObjective objective;
  private final Network network;
  private final RungeKuttaOptimizer optimizer;
  private final StepPerIteration steps;
  private final UpdaterSlots updaters;

  SavedTraining(
      NetworkObjective objective,
      RungeKuttaOptimizer optimizer,
      StepPerIteration steps,
      UpdaterSlots updaters) {
    this.objective = objective;
    this.network = objective.network();
    this.optimizer = optimizer;
    this.steps = steps;
    this.updaters = updaters;
  }

  void save(Path file) throws IOException {
    requireThread("save");
    Content coefficients = out -> Coefficients.write(objective.parameterArray(), out);
    Content state = optimizer::save;
    String settings = settingsJson();
    Checkpoint checkpoint =
        new Checkpoint(
            modelLines(),
            progress(),
            CheckpointFile.section(coefficients),
            CheckpointFile.section(CheckpointFile.text(settings)),
            CheckpointFile.section(state));
    CheckpointFile.write(
        file, checkpoint, new CheckpointFile.Parts(configuration(), settings, coefficients, state));
  }

  private Progress progress() {
    Random random = Nd4j.getRandom();
    return new Progress(
        steps.iterations(),
        epoch(),
        steps.batchesIntoEpoch(),
        objective.functionIdentity(),
        random.rootState(),
        random.nodeState());
  }

  private int epoch() {
    return StepPerIteration.getEpochCount(network.model());
  }

  /** Returns the configuration with the network's own updaters, for DL4J to read. */
  private String configuration() {
    int iteration = StepPerIteration.getIterationCount(network.model());
    network.setCounts(steps.iterations(), epoch());
    try {
      return updaters.with(KuttaUpdater::own, network::configurationJson);
    } finally {
      network.setCounts(iteration, epoch());
    }
  }

  /** Returns what of the configuration decides about coming steps: no updaters, counts or seeds. */
  private String settingsJson() {
    String json = updaters.with(held -> new NoOp(), network::configurationJson);
    return json.lines()
        .filter(line -> !line.matches(" *\"(iterationCount|epochCount|seed)\" : .*"))
        .reduce("", (a, b) -> a + b + "\n");
  }

  private List<String> modelLines() {
    List<String> lines = new ArrayList<>();
    INDArray parameters = objective.parameterArray();
    lines.add(
        "%s network of %d parameters of type %s"
            .formatted(network.kind(), parameters.length(), parameters.dataType()));
    for (ParameterBlock block : objective.blocks()) {
      lines.add(
          "%s %s of order %s%s"
              .formatted(
                  block.name().replace('\n', ' '),
                  block.shape(),
                  block.order(),
                  block.trained() ? "" : ", not trained"));
    }
    return lines;
  }

  void load(Path file, Changes changes, NetworkChanges networkChanges) throws IOException {
    requireThread("load");
    if (steps.isTelling()) {
      throw new IllegalStateException("a listener cannot load: the iteration is not over");
    }
    CheckpointFile.read(file, new Loading(file, changes, networkChanges));
  }

  private void requireThread(String verb) {
    if (!steps.trainsInThisThread()) {
      throw new IllegalStateException(
          ("%s in the thread that trains, after fit or in a listener: the random numbers of dropout"
                  + " are those of a thread")
              .formatted(verb));
    }
  }

  /** Holds what was read until everything is. */
  private final class Loading implements CheckpointFile.Reader {

    private final Path file;
    private final Changes changes;
    private final NetworkChanges networkChanges;
    private final List<String> model = modelLines();
    private final String settings = settingsJson();
    private @Nullable Checkpoint checkpoint;
    private @Nullable INDArray parameters;

    Loading(Path file, Changes changes, NetworkChanges networkChanges) {
      this.file = file;
      this.changes = changes;
      this.networkChanges = networkChanges;
    }

    @Override
    public long descriptionLimit() {
      return String.join("\n", model).getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public void description(Checkpoint read) {
      Difference.between(read.model(), model)
          .ifPresent(
              difference -> {
                throw new IllegalArgumentException(
                    "%s was saved of another network: there %s, here %s"
                        .formatted(file, difference.there(), difference.here()));
              });
      checkpoint = read;
    }

    @Override
    public void coefficients(InputStream in) throws IOException {
      parameters = Coefficients.read(in, objective.parameterArray());
    }

    @Override
    public long settingsLimit() {
      return settings.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public void settings(String json) {
      if (networkChanges == NetworkChanges.SETTINGS) {
        return;
      }
      List<String> here = settings.lines().toList();
      Difference.between(json.lines().toList(), here)
          .ifPresent(
              difference -> {
                throw new IllegalArgumentException(
                    ("%s was saved of a network of other settings: in %s there %s, here %s; load"
                            + " with NetworkChanges.SETTINGS if that is wanted")
                        .formatted(
                            file, difference.placeIn(here), difference.there(), difference.here()));
              });
    }

    @Override
    public void optimizer(InputStream in) throws IOException {
      Checkpoint read = Objects.requireNonNull(checkpoint);
      INDArray values = Objects.requireNonNull(parameters);
      long before = objective.functionIdentity();
      objective.resumeAt(read.progress().function());
      try {
        optimizer.restore(in, objective, changes);
      } catch (IOException | RuntimeException | Error e) {
        objective.resumeAt(before);
        throw e;
      }
      take(read.progress(), values);
    }

    /** Nothing can fail any more. */
    private void take(Progress progress, INDArray values) {
      objective.parameterArray().assign(values.reshape(objective.parameterArray().shape()));
      network.setCounts(progress.iteration(), progress.epoch());
      steps.resumeAfter(progress.batches());
      network.setScore(optimizer.report().loss());
      Nd4j.getRandom().setStates(progress.rootState(), progress.nodeState());
    }
  }
}
