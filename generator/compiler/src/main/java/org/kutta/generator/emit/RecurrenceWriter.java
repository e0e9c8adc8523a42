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
 * Writes the step of a stabilised method of many stages: arrays of coefficients, which it hands to
 * the runtime's loop.
 *
 * <p>Unrolled, three hundred stages would be a dozen methods that HotSpot never finds hot. An array
 * is filled by a method of its own, for class initialisers have the same limits as methods.
 */
final class RecurrenceWriter {

  private static final TypeName DOUBLES = ArrayTypeName.of(TypeName.DOUBLE);

  private final RecurrencePlan plan;
  private final StageRecurrence recurrence;
  private final List<MethodSpec> values = new ArrayList<>();

  RecurrenceWriter(RecurrencePlan plan) {
    this.plan = plan;
    this.recurrence = plan.recurrence();
    add("mu", "mu_j, the share of D_{j-1} in D_j, at j.", 2, recurrence::mu);
    add("nu", "nu_j, the share of D_{j-2} in D_j, at j.", 2, recurrence::nu);
    add("muTilde", "The share of h k_j in D_j, at j.", 1, recurrence::muTilde);
    if (hasFirstGradient()) {
      add("gammaTilde", "The share of h k_1 in D_j besides, at j.", 2, recurrence::gammaTilde);
    }
  }

  private boolean hasFirstGradient() {
    return recurrence.order() == 2;
  }

  private void add(String name, String javadoc, int from, IntFunction<Fraction> coefficient) {
    CodeBlock.Builder list = CodeBlock.builder();
    for (int j = 0; j <= recurrence.stages(); j++) {
      String literal = j < from ? "0" : Text.literal(coefficient.apply(j).toDouble());
      list.add(j == 0 ? "$L" : ",$W$L", literal);
    }
    values.add(
        MethodSpec.methodBuilder(name)
            .addJavadoc("$L", javadoc)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(DOUBLES)
            .addStatement("return new double[] {$L}", list.build())
            .build());
  }

  /** Returns what the methods do, and cost. */
  RecurrencePlan plan() {
    return plan;
  }

  /** Returns the recurrence. */
  List<FieldSpec> fields() {
    CodeBlock coefficients =
        values.stream().map(value -> CodeBlock.of("$N()", value)).collect(CodeBlock.joining(",$W"));
    return List.of(
        FieldSpec.builder(
                RuntimeTypes.RECURRENCE,
                "RECURRENCE",
                Modifier.PRIVATE,
                Modifier.STATIC,
                Modifier.FINAL)
            .addJavadoc(
                "D_j = mu_j D_{j-1} + nu_j D_{j-2} + h (muTilde_j k_j$L), where\n"
                    + "D_j = theta_n - Theta_j and k_j = grad L(theta_n - D_{j-1}).\n",
                hasFirstGradient() ? " + gammaTilde_j k_1" : "")
            .initializer("$T.of($L)", RuntimeTypes.RECURRENCE, coefficients)
            .build());
  }

  /** Returns the methods of the step, and those that hold coefficients. */
  List<MethodSpec> methods(String costs) {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(
        step("advance").addJavadoc("$L", costs).addStatement("RECURRENCE.advance(s, h)").build());
    methods.add(step("displacement").addStatement("RECURRENCE.displacement(s, h)").build());
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
}
