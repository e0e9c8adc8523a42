package org.kutta.generator;

import static com.google.common.truth.Truth.assertWithMessage;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.kutta.generator.RandomTableaus.Repetition;
import org.kutta.generator.emit.TableauText;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.source.SourceText;
import org.kutta.runtime.Objective;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.vector.Vector;

/**
 * Random implicit tableaus, compiled and run, against a solution of all their stage equations at
 * once: Newton's method with the exact Jacobian, and elimination.
 */
class GeneratedImplicitStepTest {

  private static final int N = 4;
  private static final double PRECISION = 1e-11;

  @Provide
  Arbitrary<Tableau<Real>> tableaus() {
    return RandomTableaus.implicit();
  }

  @Property(tries = 30)
  void aGeneratedStepSolvesTheStageEquations(@ForAll("tableaus") Tableau<Real> tableau)
      throws ReflectiveOperationException {
    assertSolvesTheStageEquations(tableau);
  }

  @Provide
  Arbitrary<Repetition> repetitions() {
    return RandomTableaus.repetitions(RandomTableaus.implicit());
  }

  @Property(tries = 30)
  void aRepeatedStageIsSolvedForOnce(@ForAll("repetitions") Repetition pair)
      throws ReflectiveOperationException {
    assertSolvesTheStageEquations(pair.repeating());
    assertWithMessage("%s", pair)
        .that(evaluations(pair.repeating()))
        .isEqualTo(evaluations(pair.tableau()));
  }

  private static int evaluations(Tableau<Real> tableau) throws ReflectiveOperationException {
    return compiled(tableau).learningRate(0.1).build().facts().evaluationsPerStep();
  }

  private static void assertSolvesTheStageEquations(Tableau<Real> tableau)
      throws ReflectiveOperationException {
    // The field has a Lipschitz constant of 1.5: sweeps contract by 0.3.
    double h = 0.2 / Math.max(1, norm(tableau));
    for (StageSolver solver :
        new StageSolver[] {
          StageSolver.fixedPoint().tolerance(1e-14),
          StageSolver.fixedPoint().jacobi().anderson(2).tolerance(1e-14),
          StageSolver.newtonKrylov().tolerance(1e-12)
        }) {
      RungeKuttaOptimizer optimizer =
          compiled(tableau).learningRate(h).stages(solver).estimateError().build();
      Coupled objective = new Coupled();
      for (int step = 0; step < 3; step++) {
        double[] theta = objective.theta.toDoubleArray();
        double[] k = stages(tableau, theta, h);
        double error = optimizer.step(objective).errorNorm();
        String what =
            "step %d with %s of\n%s"
                .formatted(step, solver, String.join("\n", TableauText.lines(tableau)));
        double[] difference = new double[N];
        for (int i = 0; i < N; i++) {
          double expected = theta[i];
          for (int j = 0; j < tableau.stages(); j++) {
            double b = tableau.b().get(j).toDouble();
            expected -= h * b * k[j * N + i];
            difference[i] += h * (b - tableau.embedded().get(0).get(j).toDouble()) * k[j * N + i];
          }
          assertWithMessage(what).that(objective.theta.get(i)).isWithin(PRECISION).of(expected);
        }
        double errorNorm = Math.sqrt(Arrays.stream(difference).map(x -> x * x).sum());
        assertWithMessage("error, " + what).that(error).isWithin(PRECISION).of(errorNorm);
      }
    }
  }

  private static double norm(Tableau<Real> tableau) {
    return tableau.a().stream()
        .mapToDouble(row -> row.stream().mapToDouble(x -> Math.abs(x.toDouble())).sum())
        .max()
        .orElseThrow();
  }

  private static OptimizerBuilder compiled(Tableau<Real> tableau)
      throws ReflectiveOperationException {
    String text = "method M {\n" + String.join("\n", TableauText.lines(tableau)) + "\n}\n";
    Class<?> type =
        InMemoryCompiler.compile(
            TableauCompiler.compile(SourceText.of("random", text), "random", "sample", true)
                .value()
                .orElseThrow()
                .methods()
                .get(0)
                .source());
    return (OptimizerBuilder) type.getMethod("builder").invoke(null);
  }

  /** Returns k_1 … k_s, one after another: the zero of k_i − ∇L(θ − h Σ_j a_ij k_j). */
  private static double[] stages(Tableau<Real> tableau, double[] theta, double h) {
    int s = tableau.stages();
    double[] k = new double[s * N];
    for (int iteration = 0; iteration < 20; iteration++) {
      double[][] system = new double[s * N][s * N + 1];
      for (int i = 0; i < s; i++) {
        double[] point = theta.clone();
        for (int j = 0; j < s; j++) {
          for (int e = 0; e < N; e++) {
            point[e] -= h * tableau.a(i, j).toDouble() * k[j * N + e];
          }
        }
        double[] gradient = Coupled.gradient(point);
        double[][] jacobian = Coupled.jacobian(point);
        for (int e = 0; e < N; e++) {
          double[] row = system[i * N + e];
          row[i * N + e] = 1;
          row[s * N] = gradient[e] - k[i * N + e];
          for (int j = 0; j < s * N; j++) {
            row[j] += h * tableau.a(i, j / N).toDouble() * jacobian[e][j % N];
          }
        }
      }
      double[] correction = eliminate(system);
      for (int i = 0; i < k.length; i++) {
        k[i] += correction[i];
      }
    }
    return k;
  }

  /** Solves a system whose right-hand side is its last column, by Gauss–Jordan elimination. */
  private static double[] eliminate(double[][] a) {
    int n = a.length;
    for (int p = 0; p < n; p++) {
      int best = p;
      for (int i = p + 1; i < n; i++) {
        best = Math.abs(a[i][p]) > Math.abs(a[best][p]) ? i : best;
      }
      double[] pivot = a[best];
      a[best] = a[p];
      a[p] = pivot;
      for (int i = 0; i < n; i++) {
        double factor = i == p ? 0 : a[i][p] / pivot[p];
        for (int j = p; j <= n; j++) {
          a[i][j] -= factor * pivot[j];
        }
      }
    }
    double[] x = new double[n];
    Arrays.setAll(x, i -> a[i][n] / a[i][i]);
    return x;
  }

  /** A smooth field of four entries, each depending on its neighbour; not linear. */
  private static final class Coupled implements Objective {
    private final Vector theta = Vector.of(0.4, -0.3, 0.2, 0.9);
    private final Vector gradient = Vector.of(new double[N]);

    static double[] gradient(double[] x) {
      double[] g = new double[N];
      Arrays.setAll(g, i -> Math.sin(x[i]) - 0.5 * x[(i + 1) % N] + 0.25);
      return g;
    }

    static double[][] jacobian(double[] x) {
      double[][] j = new double[N][N];
      for (int i = 0; i < N; i++) {
        j[i][i] = Math.cos(x[i]);
        j[i][(i + 1) % N] = -0.5;
      }
      return j;
    }

    @Override
    public Vector parameters() {
      return theta;
    }

    @Override
    public Vector gradient() {
      return gradient;
    }

    @Override
    public double evaluate() {
      double[] g = gradient(theta.toDoubleArray());
      gradient.put(0, g.length, g);
      return 0;
    }
  }
}
