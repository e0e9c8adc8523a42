package org.kutta.generator.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javax.lang.model.element.Modifier;
import org.kutta.generator.number.Fraction;
import org.kutta.generator.plan.RecurrencePlan;
import org.kutta.generator.tableau.StageRecurrence;

/**
 * Writes the step of a stabilised method of many stages: arrays of coefficients, and a loop.
 *
 * <p>Unrolled, three hundred stages would be a dozen methods that HotSpot never finds hot. An array
 * is filled by a method of its own, for class initialisers have the same limits as methods.
 */
final class RecurrenceWriter {

  private static final TypeName DOUBLES = ArrayTypeName.of(TypeName.DOUBLE);

  private final RecurrencePlan plan;
  private final StageRecurrence recurrence;
  private final List<FieldSpec> fields = new ArrayList<>();
  private final List<MethodSpec> values = new ArrayList<>();

  RecurrenceWriter(RecurrencePlan plan) {
    this.plan = plan;
    this.recurrence = plan.recurrence();
    add("MU", "mu_j, the share of D_{j-1} in D_j, at j.", 2, recurrence::mu);
    add("NU", "nu_j, the share of D_{j-2} in D_j, at j.", 2, recurrence::nu);
    add("MU_TILDE", "The share of h k_j in D_j, at j.", 1, recurrence::muTilde);
    if (hasFirstGradient()) {
      add("GAMMA_TILDE", "The share of h k_1 in D_j beside, at j.", 2, recurrence::gammaTilde);
    }
  }

  private boolean hasFirstGradient() {
    return recurrence.order() == 2;
  }

  private void add(String name, String javadoc, int from, IntFunction<Fraction> coefficient) {
    String method = Text.camelCase(name);
    CodeBlock.Builder list = CodeBlock.builder();
    for (int j = 0; j <= recurrence.stages(); j++) {
      String literal = j < from ? "0" : Text.literal(coefficient.apply(j).toDouble());
      list.add(j == 0 ? "$L" : ",$W$L", literal);
    }
    fields.add(
        FieldSpec.builder(DOUBLES, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("$L", javadoc)
            .initializer("$N()", method)
            .build());
    values.add(
        MethodSpec.methodBuilder(method)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(DOUBLES)
            .addStatement("return new double[] {$L}", list.build())
            .build());
  }

  /** Returns what the methods do, and cost. */
  RecurrencePlan plan() {
    return plan;
  }

  /** Returns the coefficients. */
  List<FieldSpec> fields() {
    return fields;
  }

  /** Returns the methods of the step, and those that hold coefficients. */
  List<MethodSpec> methods(String costs) {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(
        step("advance")
            .addJavadoc("$L", costs)
            .addStatement("displacement(s, h)")
            .addCode("// theta_{n+1} = theta_n - D_$L\n", recurrence.stages())
            .addStatement("s.theta().set(s.start(), -1, s.displacement())")
            .build());
    methods.add(displacement());
    methods.addAll(values);
    return methods;
  }

  private static MethodSpec.Builder step(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addParameter(RuntimeTypes.STAGES, "s")
        .addParameter(TypeName.DOUBLE, "h");
  }

  private MethodSpec displacement() {
    boolean even = recurrence.stages() % 2 == 0;
    CodeBlock.Builder code = CodeBlock.builder();
    declare(code, "theta", "s.theta()");
    declare(code, "g", "s.gradient()");
    declare(code, "start", "s.start()");
    code.add(
        "// D_j = theta_n - Theta_j goes where D_{j-2} was, and the last to the displacement\n");
    declare(code, "even", even ? "s.displacement()" : "s.work(0)");
    declare(code, "odd", even ? "s.work(0)" : "s.displacement()");
    if (hasFirstGradient()) {
      declare(code, "k1", "s.work(1)");
    }
    code.add("\n// k1 = grad L(theta_n)\n");
    code.addStatement("s.evaluate(1)").addStatement("s.keepStart()");
    if (hasFirstGradient()) {
      code.addStatement("k1.copy(g)");
    }
    code.addStatement("odd.set(h * MU_TILDE[1], g)");
    code.beginControlFlow("for (int j = 2; j <= STAGES; j++)");
    code.addStatement("$T last = j % 2 == 0 ? odd : even", RuntimeTypes.VECTOR);
    code.addStatement("$T next = j % 2 == 0 ? even : odd", RuntimeTypes.VECTOR);
    code.add("// k_j = grad L(theta_n - D_{j-1})\n");
    code.addStatement("theta.set(start, -1, last)").addStatement("s.evaluate(j)");
    code.add("// D_0 = 0\n");
    code.beginControlFlow("if (j == 2)").addStatement("next.set(MU[j], last)");
    code.nextControlFlow("else").addStatement("next.scale(NU[j])");
    code.addStatement("next.add(MU[j], last)").endControlFlow();
    code.addStatement(
        hasFirstGradient()
            ? "next.add(h * MU_TILDE[j], g, h * GAMMA_TILDE[j], k1)"
            : "next.add(h * MU_TILDE[j], g)");
    code.endControlFlow();
    return step("displacement").addCode(code.build()).build();
  }

  private static void declare(CodeBlock.Builder code, String name, String value) {
    code.addStatement("$T $L = $L", RuntimeTypes.VECTOR, name, value);
  }
}
