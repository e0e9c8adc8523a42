package org.kutta.runtime.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.kutta.runtime.HandWrittenHeun;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.vector.ElementType;
import org.kutta.runtime.vector.ParameterBlock;

/** A process of its own that steps and saves, step after step, to be killed by a test. */
final class SavingProcess {

  private static final int N = 100_000;

  private SavingProcess() {}

  static Process start(Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            SavingProcess.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  static Bowl objective() {
    return new Bowl(ElementType.DOUBLE, List.of(ParameterBlock.flat("all", N)));
  }

  static RungeKuttaOptimizer optimizer() {
    return HandWrittenHeun.builder().learningRate(1e-5).momentum(Momentum.heavyBall(0.9)).build();
  }

  public static void main(String[] args) throws IOException {
    Bowl objective = objective();
    RungeKuttaOptimizer optimizer = optimizer();
    System.out.print('r');
    System.out.flush();
    System.in.read();
    // Until it is killed, or the test that reads is dead.
    while (!System.out.checkError()) {
      optimizer.step(objective);
      optimizer.save(Path.of(args[0]));
      System.out.print('.');
    }
  }
}
