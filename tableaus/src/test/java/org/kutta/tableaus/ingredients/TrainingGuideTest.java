package org.kutta.tableaus.ingredients;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kutta.nd4j.ScheduledRate;
import org.kutta.runtime.Averaging;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.AdaGrad;
import org.kutta.runtime.preconditioner.Adam;
import org.kutta.runtime.preconditioner.Muon;
import org.kutta.runtime.preconditioner.RmsProp;
import org.kutta.runtime.rate.Dalr;
import org.kutta.runtime.rate.ErrorControl;
import org.kutta.runtime.rate.LearningRate;
import org.kutta.runtime.rate.StabilityAware;
import org.kutta.runtime.stabilised.ChebyshevDescent;
import org.kutta.runtime.state.Changes;
import org.kutta.tableaus.BogackiShampine32;
import org.kutta.tableaus.Euler;
import org.kutta.tableaus.Midpoint;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** The lines of {@code docs/training.md} compile and run: they are lines of this file. */
class TrainingGuideTest {

  private static final Path GUIDE = Path.of("..", "docs", "training.md");
  private static final Path HERE =
      Path.of("src/test/java/org/kutta/tableaus/ingredients/TrainingGuideTest.java");

  @TempDir private Path folder;

  @Test
  void everyLineOfTheGuideIsALineOfThisTest() throws IOException {
    String here = squeezed(Files.readString(HERE));
    String guide = Files.readString(GUIDE);
    Stream<String> cells = matches("\\| `(\\.[^`]*)` \\|", guide);
    Stream<String> blocks = matches("(?s)```java\\n(.*?)```", guide).flatMap(String::lines);
    List<String> lines = Stream.concat(cells, blocks).toList();
    assertWithMessage("lines found").that(lines.size()).isAtLeast(25);
    for (String line : lines) {
      // DL4J's own lines are tested where DL4J is.
      if (!line.contains("network") && !line.contains("training") && !line.contains("loaded")) {
        assertWithMessage(line).that(here).contains(squeezed(line));
      }
    }
  }

  private static Stream<String> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map((MatchResult m) -> m.group(1));
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s", "").replace("folder.resolve(", "Path.of(\"run\",");
  }

  private static List<OptimizerBuilder> lines() {
    long steps = 10;
    ISchedule schedule = new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, 5);
    return List.of(
        midpoint().learningRate(0.5),
        midpoint().learningRate(LearningRate.cosine(0.5, steps)),
        midpoint().learningRate(new ScheduledRate(schedule)),
        midpoint().learningRate(Dalr.of(2, 1)),
        midpoint().learningRate(Dalr.of(2, 1).fromStages()),
        midpoint().learningRate(StabilityAware.upTo(10)),
        BogackiShampine32.builder().learningRate(ErrorControl.proportional(0.1, 1e-4, 1e-4)),
        midpoint().preconditioner(AdaGrad.inFlow()),
        midpoint().preconditioner(AdaGrad.onUpdate()),
        midpoint().preconditioner(RmsProp.standard()),
        midpoint().preconditioner(Adam.standard()),
        midpoint().preconditioner(Adam.diagonal()),
        midpoint().preconditioner(Muon.standard()),
        midpoint().momentum(Momentum.heavyBall(0.9)),
        midpoint().momentum(Momentum.mean(0.9)),
        midpoint().momentum(Momentum.nesterov(0.9)),
        midpoint().momentum(Momentum.nesterov(0.9).restartOnIncrease()),
        midpoint().lookBack(1),
        midpoint().weightDecay(0.01),
        midpoint().weightDecayOfMatrices(0.3),
        midpoint().clipGradientNorm(1),
        midpoint().clipGradientValue(0.1));
  }

  private static OptimizerBuilder midpoint() {
    return Midpoint.builder().learningRate(0.02);
  }

  @Test
  void everyLineOfTheTablesDescends() {
    for (OptimizerBuilder builder : lines()) {
      Ripples objective = new Ripples(DataType.DOUBLE);
      RungeKuttaOptimizer optimizer = builder.build();
      double before = optimizer.step(objective).loss();
      for (int k = 0; k < 30; k++) {
        optimizer.step(objective);
      }
      assertWithMessage(optimizer.toString())
          .that(optimizer.report().loss())
          .isLessThan(before - 0.1);
    }
  }

  @Test
  void theStabilisedBlockRuns() {
    double kappa = 20;
    double largestCurvature = 5;
    int stages = ChebyshevDescent.stagesFor(kappa, ChebyshevDescent.DAMPING);
    double rate =
        ChebyshevDescent.learningRateFor(stages, ChebyshevDescent.DAMPING, largestCurvature);
    var stabilised = ChebyshevDescent.forConditionNumber(kappa).learningRate(rate).build();
    Ripples objective = new Ripples(DataType.DOUBLE);
    double before = stabilised.step(objective).loss();
    assertWithMessage("loss").that(objective.evaluate()).isLessThan(before - 0.1);
  }

  @Test
  void theBlocksRun() throws IOException {
    Ripples objective = new Ripples(DataType.DOUBLE);
    var optimizer =
        Euler.builder().learningRate(0.1).averaging(Averaging.exponential(0.999)).build();
    optimizer.step(objective);
    double loss = optimizer.withAveragedParameters(objective, () -> objective.evaluate());
    assertWithMessage("loss").that(loss).isEqualTo(objective.evaluate());
    var changing =
        Euler.builder().learningRate(0.1).budget(4690).switchAfter(0.7, Midpoint.builder()).build();
    changing.step(objective);
    var sameOptimizer =
        Euler.builder().learningRate(0.1).averaging(Averaging.exponential(0.999)).build();
    optimizer.save(folder.resolve("optimizer.kutta"));
    sameOptimizer.restore(folder.resolve("optimizer.kutta"), objective);
    assertWithMessage("steps").that(sameOptimizer.report().step()).isEqualTo(1);
    sameOptimizer.restore(
        folder.resolve("optimizer.kutta"), objective, Changes.of("learning rate", "averaging"));
    assertWithMessage("steps").that(sameOptimizer.report().step()).isEqualTo(1);
    LearningRate halved = (step, epoch) -> epoch < 10 ? 0.1 : 0.05;
    var described =
        Euler.builder().learningRate(halved.named("0.1, half of it from epoch 10")).build();
    described.step(objective);
  }
}
