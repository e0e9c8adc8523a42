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
import org.kutta.generator.tableau.StageRecurrence;

/**
 * Writes the coefficients of a stabilised method of many stages: arrays, which its steps hand to
 * the runtime's loop.
 *
 * <p>Unrolled, three hundred stages would be a dozen methods that HotSpot never finds hot. An array
 * is filled by a method of its own, for class initialisers have the same limits as methods.
 */
final class RecurrenceWriter {

  /** The field that holds the recurrence. */
  static final String NAME = "RECURRENCE";

  private static final TypeName DOUBLES = ArrayTypeName.of(TypeName.DOUBLE);

  private final StageRecurrence recurrence;
  private final List<MethodSpec> methods = new ArrayList<>();

  RecurrenceWriter(StageRecurrence recurrence) {
    this.recurrence = recurrence;
    add("mu", "The share of {@code D_{j-1}} in {@code D_j}, at j.", 2, recurrence::mu);
    add("nu", "The share of {@code D_{j-2}} in {@code D_j}, at j.", 2, recurrence::nu);
    add("muTilde", "The share of {@code h k_j} in {@code D_j}, at j.", 1, recurrence::muTilde);
    if (hasFirstGradient()) {
      add(
          "gammaTilde",
          "The share of {@code h k_1} in {@code D_j} besides, at j.",
          2,
          recurrence::gammaTilde);
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
    methods.add(
        MethodSpec.methodBuilder(name)
            .addJavadoc("$L", javadoc)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(DOUBLES)
            .addStatement("return new double[] {$L}", list.build())
            .build());
  }

  /** Returns the recurrence. */
  FieldSpec field() {
    String first = hasFirstGradient() ? " + gammaTilde_j k_1" : "";
    return FieldSpec.builder(
            RuntimeTypes.RECURRENCE, NAME, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(
            "$L, where\n$L and $L.\n",
            Text.code("D_j = mu_j D_{j-1} + nu_j D_{j-2} + h (muTilde_j k_j" + first + ")"),
            Text.code("D_j = theta_n - Theta_j"),
            Text.code("k_j = grad L(theta_n - D_{j-1})"))
        .initializer("$T.of($L)", RuntimeTypes.RECURRENCE, coefficients())
        .build();
  }

  private CodeBlock coefficients() {
    return methods.stream()
        .map(method -> CodeBlock.of("$N()", method))
        .collect(CodeBlock.joining(",$W"));
  }

  /** Returns the abscissae, which the recurrence gives: s numbers less to write. */
  CodeBlock abscissae() {
    return CodeBlock.of("$T.of($L).abscissae()", RuntimeTypes.RECURRENCE, coefficients());
  }

  /** Returns the methods that hold the coefficients. */
  List<MethodSpec> methods() {
    return methods;
  }
}
