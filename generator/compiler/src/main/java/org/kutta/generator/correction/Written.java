package org.kutta.generator.correction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Body;
import org.kutta.grammar.syntax.Declaration;
import org.kutta.grammar.syntax.Domain;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.FamilyDeclaration;
import org.kutta.grammar.syntax.MethodDeclaration;
import org.kutta.grammar.syntax.Parameter;
import org.kutta.grammar.syntax.Statement;

/**
 * What an author wrote of a method, or of a family at one point of its domain: in floating point,
 * an edit that is right for all values of the parameters is right there.
 *
 * @param parameters their values; none of a method
 */
record Written(Body body, Map<String, Double> parameters) {

  /** Nothing is edited. */
  static final Approximation.Variant UNEDITED =
      new Approximation.Variant(new Span(SourceText.of("", ""), 0, 0), 0);

  /**
   * How far between two ends the points are; no published coefficient vanishes at such a number.
   */
  private static final double[] PLACES = {0.6180340, 0.4142136, 0.7320508, 0.2360680};

  Written {
    parameters = Map.copyOf(parameters);
  }

  /** Returns what was written of a method or family that has a table. */
  static Optional<Written> of(Declaration declaration) {
    Optional<Written> written = Optional.empty();
    if (declaration instanceof MethodDeclaration method) {
      written = Optional.of(new Written(method.body(), Map.of()));
    } else if (declaration instanceof FamilyDeclaration family) {
      written = Optional.of(new Written(family.body(), point(family.parameters())));
    }
    return written.filter(w -> w.body().table().isPresent());
  }

  private static Map<String, Double> point(List<Parameter> parameters) {
    Map<String, Double> point = new HashMap<>();
    for (Parameter parameter : parameters) {
      double lower = -1;
      double upper = 1;
      for (Domain domain : parameter.domains()) {
        if (domain instanceof Domain.Interval interval) {
          lower = value(interval.lower());
          upper = value(interval.upper());
        }
      }
      double place = PLACES[point.size() % PLACES.length];
      point.put(parameter.name().text(), lower + place * (upper - lower));
    }
    return point;
  }

  private static double value(Expression end) {
    return end.accept(Approximation.over(Map.of(), UNEDITED));
  }

  /** Returns the values of parameters and of defined names, as if one place were edited. */
  Map<String, Double> names(Approximation.Variant variant) {
    Map<String, Double> names = new HashMap<>(parameters);
    Approximation approximation = Approximation.over(names, variant);
    for (Statement statement : body.statements()) {
      if (statement instanceof Statement.Let let) {
        names.put(let.name().text(), let.value().accept(approximation));
      }
    }
    return names;
  }
}
