package org.kutta.tableaus;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.SourceDecoder;
import org.kutta.grammar.source.SourceText;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaMethod;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.StepReport;

/** The error's slope against the step size, which no proof of order conditions can fake. */
class ObservedOrderTest {

  private static final double TOLERANCE = 0.15;
  private static final double TIME = 2;

  static List<RungeKuttaMethod> methods() {
    return RungeKuttaMethods.all();
  }

  static List<RungeKuttaMethod> pairs() {
    return methods().stream().filter(method -> method.facts().hasEmbedded()).toList();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void errorOfTheGeneratedClassShrinksWithItsOrder(RungeKuttaMethod method) {
    int order = method.facts().order();
    ObservedOrder observed = ObservedOrder.of(method, steps -> errorAfter(method, steps));

    assertWithMessage(observed.what()).that(observed.slope()).isAtLeast(order - TOLERANCE);
    // The order of the others is seen in extended precision, below.
    if (!ObservedOrder.BETTER_THAN_DOUBLE.contains(method.name())) {
      assertWithMessage(observed.what()).that(observed.slope()).isAtMost(order + TOLERANCE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BogackiShampine54", "Tsitouras54", "DormandPrince87", "Fehlberg78"})
  void extendedPrecisionShowsTheOrder(String name) throws IOException {
    ExtendedFlow flow = new ExtendedFlow(tableau(name));
    BigDecimal coarse = flow.errorAfter(256);
    BigDecimal fine = flow.errorAfter(512);
    double slope =
        Math.log(coarse.divide(fine, ExtendedFlow.PRECISION).doubleValue()) / Math.log(2);
    assertThat(slope).isWithin(TOLERANCE).of(RungeKuttaMethods.named(name).facts().order());
  }

  /** A pair of orders p and p̂ has an estimate of O(h^(min(p, p̂) + 1)). */
  @ParameterizedTest
  @MethodSource("pairs")
  void embeddedErrorShrinksWithTheLowerOrder(RungeKuttaMethod method) {
    int order = Math.min(method.facts().order(), method.facts().embeddedOrders().get(0)) + 1;
    double h = 0.5;
    double fine = estimate(method, h);
    double coarse;
    do {
      coarse = fine;
      h /= 2;
      fine = estimate(method, h);
    } while (fine > 1e-12 && h > 1e-3);
    double slope = Math.log(coarse / fine) / Math.log(2);
    assertWithMessage(method.name()).that(slope).isWithin(0.3).of(order);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void estimatingTheErrorChangesNoStep(RungeKuttaMethod method) {
    RotatingFlow plain = new RotatingFlow();
    RotatingFlow estimated = new RotatingFlow();
    RungeKuttaOptimizer one = accurate(method).learningRate(0.1).build();
    RungeKuttaOptimizer other = accurate(method).learningRate(0.1).estimateError().build();
    for (int k = 0; k < 20; k++) {
      one.step(plain);
      other.step(estimated);
    }
    assertThat(plain.parameterArray().distance2(estimated.parameterArray())).isLessThan(1e-14);
  }

  /** Solves stage equations so well, and so far, that nothing but the method's error is left. */
  private static OptimizerBuilder accurate(RungeKuttaMethod method) {
    return method.facts().structure().isImplicit() ? solved(method.builder()) : method.builder();
  }

  private static OptimizerBuilder solved(OptimizerBuilder builder) {
    return builder.stages(StageSolver.fixedPoint().anderson(6).tolerance(1e-14));
  }

  /** Order 3 at γ = (3 ± √3)/6, where a double is as near as it can be (Nørsett 1974). */
  @ParameterizedTest
  @CsvSource({
    "0.1, 2",
    "0.25, 2",
    "0.2928932188134525, 2",
    "1, 2",
    "0.21132486540518713, 3",
    "0.7886751345948129, 3"
  })
  void errorOfTheClassOfAFamilyShrinksWithTheOrderOfItsMember(double gamma, int order) {
    double coarse = errorAfter(solved(GenericSdirk2.builder(gamma)), 64);
    double fine = errorAfter(solved(GenericSdirk2.builder(gamma)), 128);
    assertThat(Math.log(coarse / fine) / Math.log(2)).isWithin(TOLERANCE).of(order);
  }

  private static double errorAfter(RungeKuttaMethod method, int steps) {
    return errorAfter(accurate(method), steps);
  }

  private static double errorAfter(OptimizerBuilder builder, int steps) {
    RotatingFlow flow = new RotatingFlow();
    RungeKuttaOptimizer optimizer = builder.learningRate(TIME / steps).build();
    for (int k = 0; k < steps; k++) {
      optimizer.step(flow);
    }
    return flow.errorAt(TIME);
  }

  private static double estimate(RungeKuttaMethod method, double h) {
    StepReport report =
        accurate(method).learningRate(h).estimateError().build().step(new RotatingFlow());
    return report.errorNorm();
  }

  private static Tableau<Real> tableau(String name) throws IOException {
    String file = name + ".tableau";
    try (InputStream in = ObservedOrderTest.class.getResourceAsStream(file)) {
      SourceText text = SourceDecoder.decode(file, in.readAllBytes()).value().orElseThrow();
      return TableauCompiler.judge(text).value().orElseThrow().methods().get(0).tableau();
    }
  }
}
