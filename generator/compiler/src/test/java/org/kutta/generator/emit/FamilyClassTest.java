package org.kutta.generator.emit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.generator.InMemoryCompiler;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.TableauCompiler.CompiledFile;
import org.kutta.grammar.Checked;
import org.kutta.grammar.source.SourceText;
import org.kutta.runtime.Objective;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.vector.Vector;

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

  /** The first stage is explicit; it is the last of the step before. */
  private static final String THETA =
      """
      family Theta(theta in [0, 1]) {
        order 1
        0 |
        1 | 1 - theta, theta
        --+-----------------
        b = last row
      }
      """;

  /** Collocation at c and 1: Radau IIA for c = 1/3. */
  private static final String COLLOCATION =
      """
      family Collocation(c in (0, 1)) {
        order 2
        stage order 2
        c | c*(2 - c)/(2*(1 - c)), -c^2/(2*(1 - c))
        1 | 1/(2*(1 - c)),         (1 - 2*c)/(2*(1 - c))
        --+---------------------------------------------
        b = last row
      }
      """;

  /** Two stages that need each other, then one by itself; the error needs it and the step not. */
  private static final String BLOCKS =
      """
      family Blocks(s in (0, 1/2)) {
        order 2
        embedded 1
        1/2 - s | 1/4, 1/4 - s
        1/2 + s | 1/4 + s, 1/4
        1       | s, s, 1 - 2*s
        --------+--------------
        b       | 1/2, 1/2
        b^      | s, s, 1 - 2*s
      }
      """;

  private static final Map<String, String> TEXTS =
      Map.of("Pair", PAIR, "Theta", THETA, "Collocation", COLLOCATION, "Blocks", BLOCKS);

  private static String text(String name) {
    return TEXTS.containsKey(name) ? TEXTS.get(name) : StandardLibrary.text(name);
  }

  private static Class<?> family(String name) throws ClassNotFoundException {
    return InMemoryCompiler.compile(compiled(text(name)).families().get(0).source());
  }

  private static CompiledFile compiled(String text) {
    Checked<CompiledFile> compiled =
        TableauCompiler.compile(SourceText.of("f", text), "f", "sample", true);
    assertWithMessage("%s", compiled.diagnostics()).that(compiled.hasErrors()).isFalse();
    return compiled.value().orElseThrow();
  }

  private static OptimizerBuilder builder(Class<?> type, double... arguments)
      throws ReflectiveOperationException {
    Class<?>[] doubles = new Class<?>[arguments.length];
    Arrays.fill(doubles, double.class);
    return (OptimizerBuilder)
        type.getMethod("builder", doubles).invoke(null, Arrays.stream(arguments).boxed().toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "GenericRk2, alpha",
    "GenericRk3, c2:c3",
    "GenericRk4, c2:c3",
    "Pair, beta",
    "GenericSdirk2, gamma",
    "Theta, theta",
    "Collocation, c",
    "Blocks, s"
  })
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
      boolean pair = text(name).contains("embedded");
      assertSameSteps(builder(family, values), builder(exact), pair, arguments.toString());
      assertSameSteps(builder(family, values), builder(exact), false, arguments.toString());
      assertSameFacts(facts(family, values), facts(exact));
    }
  }

  private static MethodFacts facts(Class<?> type, double... arguments)
      throws ReflectiveOperationException {
    return builder(type, arguments).learningRate(H).build().facts();
  }

  private static void assertSameFacts(MethodFacts found, MethodFacts expected) {
    assertThat(found.order()).isEqualTo(expected.order());
    assertThat(found.embeddedOrders()).isEqualTo(expected.embeddedOrders());
    assertThat(found.evaluationsPerStep()).isEqualTo(expected.evaluationsPerStep());
    // Members may have low-storage forms that a generic one has not.
    assertThat(found.workVectors()).isAtLeast(expected.workVectors());
    assertThat(found.structure()).isEqualTo(expected.structure());
    if (Double.isInfinite(expected.realStability())) {
      assertThat(found.realStability()).isPositiveInfinity();
    } else {
      assertThat(found.realStability())
          .isWithin(1e-8 * expected.realStability())
          .of(expected.realStability());
    }
  }

  /** The values of a parameter at which a method is what another one is. */
  @ParameterizedTest
  @CsvSource({
    "GenericSdirk2, 0.25, QinZhang2",
    "GenericSdirk2, 0.7886751345948129, Crouzeix23",
    "Theta, 1, BackwardEuler",
    "Theta, 0.5, Trapezoid",
    "Theta, 0, Euler",
    "Collocation, 0.3333333333333333, RadauIIA3"
  })
  void specialMembersStepAsTheLibrarysMethodsDo(String name, double value, String method)
      throws ReflectiveOperationException {
    Class<?> exact =
        InMemoryCompiler.compile(compiled(StandardLibrary.text(method)).methods().get(0).source());
    for (StageSolver solver : List.of(StageSolver.fixedPoint(), StageSolver.newtonKrylov())) {
      RungeKuttaOptimizer found =
          solving(builder(family(name), value), solver).learningRate(H).build();
      RungeKuttaOptimizer expected = solving(builder(exact), solver).learningRate(H).build();
      Pendulums left = new Pendulums();
      Pendulums right = new Pendulums();
      for (int step = 0; step < 3; step++) {
        found.step(left);
        expected.step(right);
        assertThat(left.theta.toDoubleArray())
            .usingTolerance(1e-14)
            .containsExactly(right.theta.toDoubleArray())
            .inOrder();
      }
    }
  }

  private static OptimizerBuilder solving(OptimizerBuilder builder, StageSolver solver) {
    boolean isImplicit = builder.learningRate(H).build().facts().structure().isImplicit();
    return isImplicit ? builder.stages(solver.tolerance(1e-15)) : builder;
  }

  @Test
  void stateOfAnotherMemberIsRefused(@TempDir Path folder)
      throws ReflectiveOperationException, IOException {
    Class<?> family = family("GenericSdirk2");
    RungeKuttaOptimizer saved = builder(family, 0.25).learningRate(H).build();
    Pendulums objective = new Pendulums();
    saved.step(objective);
    Path file = folder.resolve("state");
    saved.save(file);

    RungeKuttaOptimizer other = builder(family, 0.5).learningRate(H).build();
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> other.restore(file, objective));

    assertThat(thrown).hasMessageThat().contains("GenericSdirk2(gamma = 0.25)");
    assertThat(thrown).hasMessageThat().contains("GenericSdirk2(gamma = 0.5)");
    builder(family, 0.25).learningRate(H).build().restore(file, objective);
  }

  private static void assertSameSteps(
      OptimizerBuilder family, OptimizerBuilder exact, boolean estimating, String what) {
    RungeKuttaOptimizer found = optimizer(family, estimating);
    RungeKuttaOptimizer expected = optimizer(exact, estimating);
    Pendulums left = new Pendulums();
    Pendulums right = new Pendulums();
    for (int step = 0; step < 3; step++) {
      double error = found.step(left).errorNorm();
      double required = expected.step(right).errorNorm();
      for (int i = 0; i < 4; i++) {
        assertWithMessage(what)
            .that(left.theta.get(i))
            .isWithin(ULPS * Math.ulp(1.0))
            .of(right.theta.get(i));
      }
      if (estimating) {
        assertWithMessage(what).that(error).isWithin(ULPS * Math.ulp(1.0)).of(required);
      }
    }
  }

  private static RungeKuttaOptimizer optimizer(OptimizerBuilder builder, boolean estimating) {
    solving(builder, StageSolver.fixedPoint());
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
    private final Vector theta = Vector.of(0.4, -0.3, 0.2, 0.9);
    private final Vector gradient = Vector.of(new double[4]);

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
      double[] x = theta.toDoubleArray();
      double[] g = new double[4];
      for (int i = 0; i < 4; i++) {
        g[i] = Math.sin(x[i]) - 0.5 * x[(i + 1) % 4] + 0.25;
      }
      gradient.put(0, g.length, g);
      return 0;
    }
  }
}
