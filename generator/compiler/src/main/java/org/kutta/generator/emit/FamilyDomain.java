package org.kutta.generator.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.kutta.generator.family.Family;
import org.kutta.generator.family.Family.FamilyParameter;
import org.kutta.generator.family.Formulas;
import org.kutta.generator.family.ParameterDomain;
import org.kutta.generator.family.ParameterDomain.Bound;
import org.kutta.generator.symbolic.RationalFunction;

/**
 * What a class asks of the parameters of its family.
 *
 * @param variable the Java name of a parameter
 */
record FamilyDomain(Family family, UnaryOperator<String> variable) {

  /** Returns {@code alpha in (0, 1], beta in (0, 1) and != alpha}. */
  String words() {
    return family.parameters().stream().map(this::words).collect(Collectors.joining(", "));
  }

  private String words(FamilyParameter parameter) {
    return parameter.domain().toString(parameter.name(), family.names());
  }

  /** Returns the Javadoc of what happens otherwise. */
  String throwsTag() {
    return "@throws IllegalArgumentException unless " + Text.code(words()) + "\n";
  }

  /** Returns the method that refuses parameters outside the domain. */
  MethodSpec requirement(List<ParameterSpec> parameters) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("requireDomain")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameters(parameters);
    for (FamilyParameter parameter : family.parameters()) {
      String name = variable.apply(parameter.name());
      method.beginControlFlow("if (!($L))", condition(parameter, name));
      method.addStatement(
          "throw new $T(\n$S + $N)",
          IllegalArgumentException.class,
          "%s has %s, found %s = ".formatted(family.name(), words(parameter), parameter.name()),
          name);
      method.endControlFlow();
    }
    return method.build();
  }

  /** Written so that a value that is not a number fails it. */
  private String condition(FamilyParameter parameter, String name) {
    ParameterDomain domain = parameter.domain();
    List<String> parts = new ArrayList<>();
    domain.lower().ifPresent(bound -> parts.add(bounded(name, ">", bound)));
    domain.upper().ifPresent(bound -> parts.add(bounded(name, "<", bound)));
    if (domain.lower().isEmpty() || domain.upper().isEmpty()) {
      parts.add("Double.isFinite(" + name + ")");
    }
    for (RationalFunction excluded : domain.excluded()) {
      String value = FormulaText.java(Formulas.of(excluded, family.names()), variable);
      parts.add(name + " != " + value);
    }
    return String.join(" && ", parts);
  }

  private static String bounded(String name, String sign, Bound bound) {
    String end = Text.literal(bound.value().toDouble());
    return name + " " + sign + (bound.open() ? " " : "= ") + end;
  }
}
