package org.kutta.generator.emit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.generator.InMemoryCompiler;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.TableauCompiler.CompiledFile;
import org.kutta.grammar.Checked;
import org.kutta.grammar.SourceText;
import org.kutta.runtime.MethodFacts;
import org.kutta.runtime.Objective;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The class of a family against the classes of its members, whose coefficients are exact. */
class FamilyClassTest {

  private static final double H = 0.125;
  private static final int ULPS = 64;

  /** Of second order only, so that R depends on the parameter; with a pair that is FSAL. */
  private static final String PAIR =
      """
      family Pair(beta in [1/8, 1]) {
        order 2
        embedded 1
        FSAL
        let class = 1/(4*beta)
        0   |
        1/2 | 1/2
        1   | 1 - beta, beta
        1   | 1/2 - class, 2*class, 1/2 - class
        ----+----------------------------------
        b   | 1/2 - class, 2*class, 1/2 - class
        b^  | 1/2 - class^-2, class^-2, 1/4, 1/4
      }
      """;

  private static String text(String name) {
    return name.equals("Pair") ? PAIR : StandardLibrary.text(name);
  }

  private static Class<?> family(String name) throws ClassNotFoundException {
    return InMemoryCompiler.compile(compiled(text(name)).families().get(0).source());
  }

  private static CompiledFile compiled(String text) {
    Checked<CompiledFile> compiled =
        TableauCompiler.compileAll(SourceText.of("f", text), "f", "sample", true);
    assertWithMessage("%s", compiled.diagnostics()).that(compiled.hasErrors()).isFalse();
    return compiled.value().orElseThrow();
  }

  private static OptimizerBuilder<?> builder(Class<?> type, double... arguments)
      throws ReflectiveOperationException {
    Class<?>[] doubles = new Class<?>[arguments.length];
    Arrays.fill(doubles, double.class);
    return (OptimizerBuilder<?>)
        type.getMethod("builder", doubles).invoke(null, Arrays.stream(arguments).boxed().toArray());
  }

  @ParameterizedTest
  @CsvSource({"GenericRk2, alpha", "GenericRk3, c2:c3", "GenericRk4, c2:c3", "Pair, beta"})
  void familyStepsAsItsMembersDo(String name, String parameters)
      throws ReflectiveOperationException {
    List<String> names = List.of(parameters.split(":"));
    Class<?> family = family(name);
    Random random = new Random(11);
    for (int trial = 0; trial < 3; trial++) {
      double[] values = new double[names.size()];
      StringBuilder arguments = new StringBuilder();
      for (int k = 0; k < values.length; k++) {
        // Exact in both worlds, and apart from each other.
        long sixtyFourths = 10 + 26L * k + random.nextInt(18);
        values[k] = sixtyFourths / 64.0;
        arguments.append(k == 0 ? "" : ", ").append(names.get(k) + " = " + sixtyFourths + "/64");
      }
      String member = text(name) + "method Member = " + name + "(" + arguments + ")\n";
      Class<?> exact = InMemoryCompiler.compile(compiled(member).methods().get(0).source());
      boolean pair = name.equals("Pair");
      assertSameSteps(builder(family, values), builder(exact), pair, arguments.toString());
      assertSameSteps(builder(family, values), builder(exact), false, arguments.toString());
      assertThat(builder(family, values).learningRate(H).build().facts().realStability())
          .isWithin(1e-8)
          .of(builder(exact).learningRate(H).build().facts().realStability());
    }
  }

  private static void assertSameSteps(
      OptimizerBuilder<?> family, OptimizerBuilder<?> exact, boolean estimating, String what) {
    RungeKuttaOptimizer found = optimizer(family, estimating);
    RungeKuttaOptimizer expected = optimizer(exact, estimating);
    Pendulums left = new Pendulums();
    Pendulums right = new Pendulums();
    for (int step = 0; step < 3; step++) {
      double error = found.step(left).errorNorm();
      double required = expected.step(right).errorNorm();
      for (int i = 0; i < 4; i++) {
        assertWithMessage(what)
            .that(left.theta.getDouble(i))
            .isWithin(ULPS * Math.ulp(1.0))
            .of(right.theta.getDouble(i));
      }
      if (estimating) {
        assertWithMessage(what).that(error).isWithin(ULPS * Math.ulp(1.0)).of(required);
      }
    }
  }

  private static RungeKuttaOptimizer optimizer(OptimizerBuilder<?> builder, boolean estimating) {
    builder.learningRate(H);
    if (estimating) {
      builder.estimateError();
    }
    return builder.build();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, -1, 1.0000000000000002, Double.NaN, Double.POSITIVE_INFINITY})
  void valueOutsideTheDomainIsRefused(double alpha) throws ReflectiveOperationException {
    Class<?> family = family("GenericRk2");

    InvocationTargetException thrown =
        assertThrows(InvocationTargetException.class, () -> builder(family, alpha));

    assertThat(thrown).hasCauseThat().isInstanceOf(IllegalArgumentException.class);
    assertThat(thrown)
        .hasCauseThat()
        .hasMessageThat()
        .isEqualTo("GenericRk2 has alpha in (0, 1], found alpha = " + alpha);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.25", "0.25, 0.25", "0.25, 0.8"})
  void excludedValueIsRefused(double c2, double c3) throws ReflectiveOperationException {
    Class<?> family = family("GenericRk4");

    InvocationTargetException thrown =
        assertThrows(InvocationTargetException.class, () -> builder(family, c2, c3));

    assertThat(thrown).hasCauseThat().isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void factsNameTheParameters() throws ReflectiveOperationException {
    MethodFacts facts =
        (MethodFacts) family("GenericRk2").getMethod("facts", double.class).invoke(null, 0.75);

    assertThat(facts.name()).isEqualTo("GenericRk2(alpha = 0.75)");
    assertThat(facts.order()).isEqualTo(2);
    assertThat(facts.realStability()).isEqualTo(2.0);
  }

  /** Four coupled pendulums, as a field. */
  private static final class Pendulums implements Objective {
    private final INDArray theta = Nd4j.createFromArray(0.4, -0.3, 0.2, 0.9);
    private final INDArray gradient = Nd4j.zeros(DataType.DOUBLE, 4);

    @Override
    public INDArray parameters() {
      return theta;
    }

    @Override
    public INDArray gradient() {
      return gradient;
    }

    @Override
    public double evaluate() {
      double[] x = theta.toDoubleVector();
      double[] g = new double[4];
      for (int i = 0; i < 4; i++) {
        g[i] = Math.sin(x[i]) - 0.5 * x[(i + 1) % 4] + 0.25;
      }
      gradient.assign(Nd4j.createFromArray(g));
      return 0;
    }
  }
}
