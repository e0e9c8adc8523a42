package org.kutta.tableaus;

import static com.google.common.truth.Truth.assertWithMessage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.nd4j.Nd4jObjective;
import org.kutta.nd4j.Nd4jVector;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.Adam;
import org.kutta.runtime.stabilised.ChebyshevDescent;
import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Many optimizers in many threads give the bits that each gives alone, on vectors of enough chunks
 * that the optimizers compete for the lanes that share them.
 */
class ManyOptimizersTest {

  private static final int STEPS = 12;
  private static final int OPTIMIZERS_OF_EACH_KIND = 2;

  private static Map<String, Supplier<OptimizerBuilder>> kinds() {
    Map<String, Supplier<OptimizerBuilder>> kinds = new LinkedHashMap<>();
    kinds.put("ClassicalRk4", ClassicalRk4::builder);
    kinds.put("DormandPrince54", () -> DormandPrince54.builder().estimateError());
    kinds.put("Gauss4", Gauss4::builder);
    kinds.put("ChebyshevDescent", () -> ChebyshevDescent.builder(10, 1));
    kinds.put(
        "Heun2 with much",
        () ->
            Heun2.builder()
                .preconditioner(Adam.standard())
                .momentum(Momentum.nesterov(0.5))
                .clipGradientNorm(10));
    return kinds;
  }

  /** L = ½ Σ λ_i θ_i², by vectors of its own, so that gradients compete for the lanes too. */
  private static final class Bowl extends Nd4jObjective {
    private final INDArray parameters;
    private final INDArray gradient;
    private final Vector theta;
    private final Vector g;
    private final Vector lambda;

    Bowl(DataType type, int n) {
      parameters = Nd4j.linspace(type, -1, 2.0 / n, n);
      gradient = Nd4j.zeros(type, n);
      theta = Nd4jVector.over(parameters, "theta");
      g = theta.companion(Nd4jVector.over(gradient), "gradient", "theta");
      lambda =
          theta.companion(Nd4jVector.over(Nd4j.linspace(type, 0.1, 1.0 / n, n)), "lambda", "theta");
    }

    @Override
    public INDArray parameterArray() {
      return parameters;
    }

    @Override
    public INDArray gradientArray() {
      return gradient;
    }

    @Override
    public double evaluate() {
      g.copy(theta);
      g.multiply(lambda);
      return 0.5 * theta.dot(g);
    }
  }

  private static double[] run(String kind, DataType type, int n) {
    Bowl bowl = new Bowl(type, n);
    RungeKuttaOptimizer optimizer = kinds().get(kind).get().learningRate(0.1).build();
    for (int k = 0; k < STEPS; k++) {
      optimizer.step(bowl);
    }
    return bowl.parameters.toDoubleVector();
  }

  @ParameterizedTest
  @CsvSource({"FLOAT, 7", "FLOAT, 200003", "DOUBLE, 100003"})
  void optimizersInManyThreadsDoNotDisturbEachOther(DataType type, int n) throws Exception {
    Map<String, double[]> alone = new LinkedHashMap<>();
    for (String kind : kinds().keySet()) {
      alone.put(kind, run(kind, type, n));
    }
    int threads = OPTIMIZERS_OF_EACH_KIND * alone.size();
    CyclicBarrier together = new CyclicBarrier(threads);
    List<Callable<double[]>> runs = new ArrayList<>();
    for (int copy = 0; copy < OPTIMIZERS_OF_EACH_KIND; copy++) {
      for (String kind : alone.keySet()) {
        runs.add(
            () -> {
              together.await();
              return run(kind, type, n);
            });
      }
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<double[]>> results = pool.invokeAll(runs);
      List<String> kinds = List.copyOf(alone.keySet());
      for (int k = 0; k < threads; k++) {
        String kind = kinds.get(k % kinds.size());
        assertWithMessage("%s, %s of %s entries", kind, type, n)
            .that(results.get(k).get())
            .isEqualTo(alone.get(kind));
      }
    } finally {
      pool.shutdown();
    }
  }
}
