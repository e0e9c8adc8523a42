package org.kutta.generator;

import static com.google.common.truth.Truth.assertWithMessage;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.kutta.generator.RandomTableaus.Repetition;
import org.kutta.generator.TableauCompiler.CompiledMethod;
import org.kutta.generator.emit.TableauText;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.source.SourceText;
import org.kutta.runtime.Objective;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.vector.Vector;

/** Random tableaus, compiled and run, against the textbook's formulas in plain loops. */
class GeneratedStepTest {

  private static final double H = 0.125;
  private static final int ULPS = 16;

  @Provide
  Arbitrary<Tableau<Real>> tableaus() {
    return RandomTableaus.explicit();
  }

  @Property(tries = 60)
  void aGeneratedStepAgreesWithTheTextbookToAFewUlps(@ForAll("tableaus") Tableau<Real> tableau)
      throws ReflectiveOperationException {
    assertAgreesWithTheTextbook(tableau);
  }

  @Provide
  Arbitrary<Repetition> repetitions() {
    return RandomTableaus.repetitions(RandomTableaus.explicit());
  }

  @Property(tries = 30)
  void aRepeatedStageCostsNoGradient(@ForAll("repetitions") Repetition pair)
      throws ReflectiveOperationException {
    assertAgreesWithTheTextbook(pair.repeating());
    for (boolean estimating : new boolean[] {false, true}) {
      assertWithMessage("%s", pair)
          .that(evaluations(pair.repeating(), estimating))
          .isEqualTo(evaluations(pair.tableau(), estimating));
    }
  }

  /** Returns the gradients of a second step, which may have one of the first. */
  private static int evaluations(Tableau<Real> tableau, boolean estimating)
      throws ReflectiveOperationException {
    OptimizerBuilder builder = compiled(tableau).learningRate(H);
    RungeKuttaOptimizer optimizer = estimating ? builder.estimateError().build() : builder.build();
    Coupled objective = new Coupled();
    optimizer.step(objective);
    return optimizer.step(objective).evaluations();
  }

  private static void assertAgreesWithTheTextbook(Tableau<Real> tableau)
      throws ReflectiveOperationException {
    for (boolean estimating : new boolean[] {false, true}) {
      OptimizerBuilder builder = compiled(tableau).learningRate(H);
      RungeKuttaOptimizer optimizer =
          estimating ? builder.estimateError().build() : builder.build();
      Coupled objective = new Coupled();
      for (int step = 0; step < 3; step++) {
        double[] theta = objective.theta.toDoubleArray();
        Textbook expected = new Textbook(tableau, theta);
        double error = optimizer.step(objective).errorNorm();
        for (int i = 0; i < theta.length; i++) {
          assertWithMessage("entry %s of\n%s", i, String.join("\n", TableauText.lines(tableau)))
              .that(objective.theta.get(i))
              .isWithin(ULPS * Math.ulp(expected.scale))
              .of(expected.next[i]);
        }
        if (estimating) {
          assertWithMessage("error")
              .that(error)
              .isWithin(ULPS * Math.ulp(expected.scale))
              .of(expected.errorNorm);
        }
      }
    }
  }

  private static OptimizerBuilder compiled(Tableau<Real> tableau)
      throws ReflectiveOperationException {
    String text = "method M {\n" + String.join("\n", TableauText.lines(tableau)) + "\n}\n";
    List<CompiledMethod> methods =
        TableauCompiler.compile(SourceText.of("random", text), "random", "sample", true)
            .value()
            .orElseThrow()
            .methods();
    Class<?> type = InMemoryCompiler.compile(methods.get(0).source());
    return (OptimizerBuilder) type.getMethod("builder").invoke(null);
  }

  /** The formulas of a textbook, with every zero multiplied and nothing reordered. */
  private static final class Textbook {
    final double[] next;
    final double errorNorm;

    /** The size of the numbers that are added up; rounding errors are relative to it. */
    double scale;

    Textbook(Tableau<Real> tableau, double[] theta) {
      int s = tableau.stages();
      double[][] k = new double[s][];
      for (int i = 0; i < s; i++) {
        k[i] = Coupled.gradient(combine(theta, tableau.a().get(i), k, i));
      }
      next = combine(theta, tableau.b(), k, s);
      List<Real> d = Real.FIELD.difference(tableau.b(), tableau.embedded().get(0));
      double[] error = combine(new double[theta.length], d, k, s);
      errorNorm = Math.sqrt(Arrays.stream(error).map(x -> x * x).sum());
    }

    private double[] combine(double[] start, List<Real> weights, double[][] k, int count) {
      double[] sum = start.clone();
      for (int i = 0; i < sum.length; i++) {
        double size = Math.abs(sum[i]);
        for (int j = 0; j < count; j++) {
          double term = H * weights.get(j).toDouble() * k[j][i];
          sum[i] -= term;
          size += Math.abs(term);
        }
        scale = Math.max(scale, size);
      }
      return sum;
    }
  }

  /** A smooth field of four entries, each depending on its neighbours. */
  private static final class Coupled implements Objective {
    private final Vector theta = Vector.of(0.4, -0.3, 0.2, 0.9);
    private final Vector gradient = Vector.of(new double[4]);

    static double[] gradient(double[] x) {
      double[] g = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        g[i] = Math.sin(x[i]) - 0.5 * x[(i + 1) % x.length] + 0.25;
      }
      return g;
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
