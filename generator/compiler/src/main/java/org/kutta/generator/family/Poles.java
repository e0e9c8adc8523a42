package org.kutta.generator.family;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.family.Family.Divisor;
import org.kutta.generator.family.Family.FamilyParameter;
import org.kutta.generator.number.ExactText;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.RealRoots.Root;
import org.kutta.generator.symbolic.MultivariatePolynomial;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;

/**
 * Where a family divides by zero.
 *
 * <p>A divisor of one parameter is decided: its roots in the domain are found, all of them. A
 * divisor of several, less the factors that the domain excludes, is searched along lines through
 * the domain; if no pole lies on any, that it does not vanish remains a condition, which generated
 * code checks for the values that it is given.
 */
final class Poles {

  private final Family family;
  private final Deadline deadline;
  private final List<MultivariatePolynomial> exclusions = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<MultivariatePolynomial> undecided = new ArrayList<>();

  private Poles(Family family, Deadline deadline) {
    this.deadline = deadline.during(Stage.NUMBERS);
    this.family = family;
    for (int k = 0; k < family.parameters().size(); k++) {
      for (RationalFunction value : family.parameters().get(k).domain().excluded()) {
        exclusions.add(Family.exclusion(k, value).numerator());
      }
    }
  }

  /** Looks for the poles of a family. */
  static Poles of(Family family, Deadline deadline) {
    Poles poles = new Poles(family, deadline);
    Map<MultivariatePolynomial, Divisor> distinct = new LinkedHashMap<>();
    for (Divisor divisor : family.divisors()) {
      distinct.putIfAbsent(poles.reduced(divisor.value().numerator()), divisor);
    }
    distinct.forEach(poles::check);
    return poles;
  }

  /** Returns an error for each pole. */
  List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }

  /** Returns the polynomials that must not vanish, and of which nothing else is known. */
  List<MultivariatePolynomial> undecided() {
    return List.copyOf(undecided);
  }

  /** Returns a polynomial without the factors that vanish at excluded values only. */
  private MultivariatePolynomial reduced(MultivariatePolynomial p) {
    MultivariatePolynomial rest = p;
    for (MultivariatePolynomial exclusion : exclusions) {
      boolean divides = !exclusion.variables().isEmpty();
      while (divides) {
        Optional<MultivariatePolynomial> quotient = rest.exactQuotient(exclusion);
        divides = quotient.isPresent();
        rest = quotient.orElse(rest);
      }
    }
    return rest;
  }

  private void check(MultivariatePolynomial p, Divisor divisor) {
    Set<Integer> variables = p.variables();
    if (variables.isEmpty()) {
      return;
    }
    int last = variables.stream().max(Integer::compare).orElseThrow();
    if (variables.size() == 1) {
      List<Root> roots = roots(p.in(last), last, exclusions);
      roots.stream().findFirst().ifPresent(root -> diagnostics.add(pole(divisor, last, root)));
      return;
    }
    for (Map<Integer, Real> line : lines(variables, last)) {
      deadline.check();
      Optional<Diagnostic> found = poleOn(line, p, divisor, last);
      if (found.isPresent()) {
        diagnostics.add(found.get());
        return;
      }
    }
    undecided.add(p);
  }

  private List<Root> roots(Polynomial p, int variable, List<MultivariatePolynomial> restrictions) {
    List<Polynomial> excluded = new ArrayList<>();
    for (MultivariatePolynomial exclusion : restrictions) {
      if (exclusion.variables().equals(Set.of(variable))) {
        excluded.add(exclusion.in(variable));
      }
    }
    return DomainRoots.of(p, family.parameters().get(variable).domain(), excluded, deadline);
  }

  /** Returns values of all variables but one, through which a line is laid. */
  private List<Map<Integer, Real>> lines(Set<Integer> variables, int free) {
    List<Map<Integer, Real>> lines = new ArrayList<>(List.of(Map.of()));
    for (int variable : variables) {
      if (variable == free) {
        continue;
      }
      List<Map<Integer, Real>> more = new ArrayList<>();
      for (Map<Integer, Real> line : lines) {
        for (Real sample : family.parameters().get(variable).domain().samples()) {
          Map<Integer, Real> longer = new LinkedHashMap<>(line);
          longer.put(variable, sample);
          more.add(longer);
        }
      }
      lines = more;
    }
    return lines;
  }

  private Optional<Diagnostic> poleOn(
      Map<Integer, Real> line, MultivariatePolynomial p, Divisor divisor, int free) {
    List<MultivariatePolynomial> restrictions =
        exclusions.stream().map(exclusion -> on(line, exclusion)).toList();
    MultivariatePolynomial restricted = on(line, p);
    boolean outside = restrictions.stream().anyMatch(MultivariatePolynomial::isZero);
    if (outside || !restricted.variables().equals(Set.of(free))) {
      return Optional.empty();
    }
    return roots(restricted.in(free), free, restrictions).stream()
        .findFirst()
        .map(root -> poleOf(line, p, divisor, free, root));
  }

  private static MultivariatePolynomial on(Map<Integer, Real> line, MultivariatePolynomial p) {
    MultivariatePolynomial restricted = p;
    for (Map.Entry<Integer, Real> value : line.entrySet()) {
      restricted = restricted.substitute(value.getKey(), value.getValue());
    }
    return restricted;
  }

  private Diagnostic pole(Divisor divisor, int variable, Root root) {
    FamilyParameter parameter = family.parameters().get(variable);
    String place = parameter.name() + " = " + root;
    Diagnostic pole = error(divisor, place);
    return root.exact()
        .filter(ExactText::isShort)
        .map(value -> pole.withHelp("write `" + narrowed(parameter, value) + "`"))
        .orElse(pole);
  }

  private Diagnostic error(Divisor divisor, String place) {
    return Diagnostic.of(Message.POLE_IN_DOMAIN, divisor.span(), divisor.span().text(), place)
        .withNote("`" + family.name() + "` allows that value, so it has no such method");
  }

  /** Returns the domain without a value. */
  private String narrowed(FamilyParameter parameter, Real value) {
    ParameterDomain domain = parameter.domain();
    boolean atLower = domain.lower().filter(end -> end.value().equals(value)).isPresent();
    boolean atUpper = domain.upper().filter(end -> end.value().equals(value)).isPresent();
    if (atLower || atUpper) {
      return domain.opened(atLower, atUpper).toString(parameter.name(), family.names());
    }
    return domain
        .without(RationalFunction.constant(value))
        .toString(parameter.name(), family.names());
  }

  private Diagnostic poleOf(
      Map<Integer, Real> line, MultivariatePolynomial p, Divisor divisor, int free, Root root) {
    List<String> place = new ArrayList<>();
    line.forEach((k, value) -> place.add(family.names().get(k) + " = " + value));
    place.add(family.names().get(free) + " = " + root);
    Diagnostic pole = error(divisor, String.join(", ", place));
    if (p.degree(free) != 1) {
      return pole;
    }
    List<MultivariatePolynomial> linear = p.coefficientsOf(free);
    RationalFunction value =
        RationalFunction.of(linear.get(0)).negate().over(RationalFunction.of(linear.get(1)));
    FamilyParameter parameter = family.parameters().get(free);
    String domain = parameter.domain().without(value).toString(parameter.name(), family.names());
    return pole.withHelp("write `" + domain + "`");
  }
}
