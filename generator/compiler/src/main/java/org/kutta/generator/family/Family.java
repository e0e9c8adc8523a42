package org.kutta.generator.family;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.tableau.Method.Claims;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.source.Span;

/**
 * A family as its author wrote it.
 *
 * @param name of the family, and of its class
 * @param title one line for people; the name where the author gave none
 * @param reference where the family was published; may be empty
 * @param parameters in their order; variable k of every function is parameter k
 * @param tableau the coefficients
 * @param formulas the coefficients as they are written
 * @param divisors everything that is divided by, at least once
 * @param claims what the author says of it
 * @param nameSpan where the name stands
 */
public record Family(
    String name,
    String title,
    String reference,
    List<FamilyParameter> parameters,
    Tableau<RationalFunction> tableau,
    Formulas formulas,
    List<Divisor> divisors,
    Claims claims,
    Span nameSpan) {

  private static final int MAX_TRIES = 1_000;

  /** A parameter and where its name stands. */
  public record FamilyParameter(String name, ParameterDomain domain, Span span) {}

  /** What is divided by, and where. */
  public record Divisor(RationalFunction value, Span span) {}

  /**
   * The coefficients as they are written.
   *
   * @param lets what names stand for, in their order; only those that depend on a parameter
   * @param a shape {@code [s, s]}
   * @param b shape {@code [s]}
   * @param differences b − b̂ for each embedded row, shape {@code [s]}
   */
  public record Formulas(
      Map<String, Formula> lets,
      List<List<Formula>> a,
      List<Formula> b,
      List<List<Formula>> differences) {

    public Formulas {
      lets = Collections.unmodifiableMap(new LinkedHashMap<>(lets));
      a = a.stream().map(List::copyOf).toList();
      b = List.copyOf(b);
      differences = differences.stream().map(List::copyOf).toList();
    }
  }

  public Family {
    parameters = List.copyOf(parameters);
    divisors = List.copyOf(divisors);
  }

  /** Returns the parameters' names. */
  public List<String> names() {
    return parameters.stream().map(FamilyParameter::name).toList();
  }

  /** Returns a function of the parameters in the syntax of the language. */
  public String write(RationalFunction f) {
    return f.toString(names());
  }

  /** Returns {@code alpha = 1/2, beta = 1/3}. */
  public String write(List<Real> values) {
    List<String> words = new ArrayList<>();
    for (int k = 0; k < values.size(); k++) {
      words.add(names().get(k) + " = " + values.get(k));
    }
    return String.join(", ", words);
  }

  /** Returns whether values lie in the domain; entry k is the value of parameter k. */
  public boolean includes(List<Real> values) {
    for (int k = 0; k < values.size(); k++) {
      ParameterDomain domain = parameters.get(k).domain();
      if (!domain.includes(values.get(k))) {
        return false;
      }
      for (RationalFunction excluded : domain.excluded()) {
        if (exclusion(k, excluded).numerator().at(values).isZero()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns the function that vanishes where a parameter has an excluded value. */
  static RationalFunction exclusion(int parameter, RationalFunction excluded) {
    return RationalFunction.variable(parameter).minus(excluded);
  }

  /** Returns the tableau at a point, or nothing at a pole. */
  public Optional<Tableau<Real>> at(List<Real> values) {
    return tableau.map(Real.FIELD, entry -> entry.at(values));
  }

  /** Returns a point of the domain that is no pole; nothing if none of a few is. */
  public Optional<List<Real>> witness() {
    List<List<Real>> points = new ArrayList<>(List.of(List.of()));
    for (FamilyParameter parameter : parameters) {
      List<List<Real>> longer = new ArrayList<>();
      for (List<Real> point : points) {
        for (Real sample : parameter.domain().samples()) {
          List<Real> more = new ArrayList<>(point);
          more.add(sample);
          longer.add(more);
        }
      }
      points = longer.size() > 125 ? longer.subList(0, 125) : longer;
    }
    return points.stream().filter(point -> includes(point) && at(point).isPresent()).findFirst();
  }

  /**
   * Returns a tableau with the zeros, ones and coincidences that all members share and no others:
   * what holds of its pattern holds of the family.
   */
  public Tableau<Real> generic() {
    for (int k = 0; k < MAX_TRIES; k++) {
      List<Real> point = new ArrayList<>();
      for (int j = 0; j < parameters.size(); j++) {
        // Primes, so that no small coincidence of the entries occurs by chance.
        point.add(Real.of(Rational.of(7919 + 2L * k + 30L * j, 10007 + 96L * j * j + 60L * k)));
      }
      Optional<Tableau<Real>> member = at(point);
      if (member.isPresent() && CoincidenceCheck.areAlike(tableau, member.get())) {
        return member.get();
      }
    }
    throw new IllegalStateException(name + " has no generic member among " + MAX_TRIES);
  }
}
