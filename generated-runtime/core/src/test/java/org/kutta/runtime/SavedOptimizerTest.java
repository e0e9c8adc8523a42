package org.kutta.runtime;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.Adam;
import org.kutta.runtime.vector.ElementType;
import org.kutta.runtime.vector.Vector;

/** Files of saved optimizers, good and bad. */
class SavedOptimizerTest {

  @TempDir private Path folder;

  /** L = ½‖θ‖². */
  private record Parabola(Vector parameters, Vector gradient) implements Objective {
    static Parabola of(ElementType type, int n) {
      Vector theta = (type == ElementType.FLOAT ? Vector.of(0f) : Vector.of(0.0)).zeros(n);
      theta.fill(1);
      return new Parabola(theta, theta.zeros(n));
    }

    @Override
    public double evaluate() {
      gradient.copy(parameters);
      return 0.5 * parameters.dot(parameters);
    }
  }

  private static OptimizerBuilder heavyBall(double beta) {
    return HandWrittenHeun.builder().learningRate(0.1).momentum(Momentum.heavyBall(beta));
  }

  private Path saved() throws IOException {
    RungeKuttaOptimizer optimizer = heavyBall(0.9).build();
    optimizer.step(Parabola.of(ElementType.FLOAT, 3));
    Path file = folder.resolve("run").resolve("optimizer.kutta");
    optimizer.save(file);
    return file;
  }

  private static String refusal(Path file, RungeKuttaOptimizer optimizer, Objective objective) {
    return assertThrows(Exception.class, () -> optimizer.restore(file, objective)).getMessage();
  }

  @Test
  void theReportIsRestoredToo() throws IOException {
    RungeKuttaOptimizer optimizer = heavyBall(0.9).build();
    optimizer.restore(saved(), Parabola.of(ElementType.FLOAT, 3));
    assertThat(optimizer.report().step()).isEqualTo(1);
    assertThat(optimizer.report().totalEvaluations()).isEqualTo(2);
    assertThat(optimizer.report().loss()).isEqualTo(1.5);
  }

  @Test
  void nothingButTheFileIsLeftBehind() throws IOException {
    Path file = saved();
    saved();
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void savingOverAFileThatCannotBeReplacedKeepsItAndLeavesNoOther() throws IOException {
    Path taken = folder.resolve("taken");
    Files.createDirectories(taken.resolve("inside"));
    RungeKuttaOptimizer optimizer = heavyBall(0.9).build();
    optimizer.step(Parabola.of(ElementType.FLOAT, 3));
    assertThrows(IOException.class, () -> optimizer.save(taken));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(taken);
    }
  }

  @Test
  void anotherConfigurationIsNamed() throws IOException {
    Path file = saved();
    assertThat(refusal(file, heavyBall(0.8).build(), Parabola.of(ElementType.FLOAT, 3)))
        .isEqualTo(
            file
                + " was saved by another optimizer:\n"
                + "  momentum: saved heavy ball(beta = 0.9), here heavy ball(beta = 0.8)\n"
                + "if you want to go on like this, restore with Changes.of(\"momentum\")");
    assertThat(
            refusal(
                file,
                heavyBall(0.9).preconditioner(Adam.standard()).build(),
                Parabola.of(ElementType.FLOAT, 3)))
        .contains(
            "  preconditioner: saved none, here Adam(beta1 = 0.9, beta2 = 0.999, epsilon = 1.0E-8)\n");
  }

  @Test
  void otherParametersAreRefused() throws IOException {
    Path file = saved();
    assertThat(refusal(file, heavyBall(0.9).build(), Parabola.of(ElementType.FLOAT, 4)))
        .isEqualTo(file + " was saved for FLOAT [3] but the parameters are FLOAT [4]");
    assertThat(refusal(file, heavyBall(0.9).build(), Parabola.of(ElementType.DOUBLE, 3)))
        .isEqualTo(file + " was saved for FLOAT [3] but the parameters are DOUBLE [3]");
  }

  @Test
  void everyCutAndEveryFlippedByteIsNoticed() throws IOException {
    Path file = saved();
    byte[] whole = Files.readAllBytes(file);
    Parabola objective = Parabola.of(ElementType.FLOAT, 3);
    for (int k = 0; k < whole.length; k++) {
      Files.write(file, Arrays.copyOf(whole, k));
      assertThrows(IOException.class, () -> heavyBall(0.9).build().restore(file, objective));
      byte[] flipped = whole.clone();
      flipped[k] ^= 0x10;
      Files.write(file, flipped);
      assertThrows(IOException.class, () -> heavyBall(0.9).build().restore(file, objective));
    }
    Files.write(file, whole);
    heavyBall(0.9).build().restore(file, objective);
  }

  @Test
  void otherFilesAndVersionsAreCalledByTheirNames() throws IOException {
    Path file = folder.resolve("notes");
    Files.writeString(file, "eight bytes and more");
    Parabola objective = Parabola.of(ElementType.FLOAT, 3);
    assertThat(refusal(file, heavyBall(0.9).build(), objective))
        .isEqualTo(file + " is not the saved state of an optimizer");
    byte[] newer = Files.readAllBytes(saved());
    newer[7] = 9;
    Files.write(file, newer);
    assertThat(refusal(file, heavyBall(0.9).build(), objective))
        .isEqualTo(
            file
                + " has the format 9 of saved states, but this version reads 2: restore it with the"
                + " version of Kutta that saved it");
  }

  @Test
  void aRefusedFileLeavesTheOptimizerAsItWas() throws IOException {
    Path file = saved();
    RungeKuttaOptimizer disturbed = heavyBall(0.5).build();
    RungeKuttaOptimizer other = heavyBall(0.5).build();
    Parabola one = Parabola.of(ElementType.FLOAT, 3);
    Parabola two = Parabola.of(ElementType.FLOAT, 3);
    for (int k = 0; k < 3; k++) {
      disturbed.step(one);
      other.step(two);
      refusal(file, disturbed, one);
    }
    assertThat(one.parameters().toDoubleArray()).isEqualTo(two.parameters().toDoubleArray());
  }

  @Test
  void beforeTheFirstStepThereIsNothingToSave() {
    Exception thrown =
        assertThrows(
            IllegalStateException.class, () -> heavyBall(0.9).build().save(folder.resolve("x")));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo("HandWrittenHeun has made no step: there is nothing to save");
  }

  @Test
  void stateOfOneLengthRefusesParametersOfAnother() {
    RungeKuttaOptimizer optimizer = heavyBall(0.9).build();
    optimizer.step(Parabola.of(ElementType.FLOAT, 3));
    Exception thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> optimizer.step(Parabola.of(ElementType.FLOAT, 4)));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "HandWrittenHeun remembers steps on FLOAT [3] and cannot go on with FLOAT [4]: build"
                + " another optimizer");
  }

  @Test
  void countersGoOnWhereNothingElseIsRemembered() {
    RungeKuttaOptimizer optimizer = HandWrittenHeun.builder().learningRate(0.1).build();
    optimizer.startEpoch(3);
    optimizer.step(Parabola.of(ElementType.FLOAT, 3));
    optimizer.step(Parabola.of(ElementType.FLOAT, 4));
    assertThat(optimizer.report().step()).isEqualTo(2);
    assertThat(optimizer.report().totalEvaluations()).isEqualTo(4);
  }

  @Test
  void stateGoesOnWithAnotherObjectiveOfTheSameForm() {
    RungeKuttaOptimizer changing = heavyBall(0.9).build();
    RungeKuttaOptimizer staying = heavyBall(0.9).build();
    Parabola one = Parabola.of(ElementType.FLOAT, 3);
    Parabola two = Parabola.of(ElementType.FLOAT, 3);
    for (int k = 0; k < 5; k++) {
      staying.step(one);
      changing.step(two);
      Parabola next = Parabola.of(ElementType.FLOAT, 3);
      next.parameters().copy(two.parameters());
      two = next;
    }
    assertThat(two.parameters().toDoubleArray()).isEqualTo(one.parameters().toDoubleArray());
  }
}
