package org.kutta.generator.tableau;

import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Real;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Statement.PropertyClaim;

/**
 * A method as its author wrote it: a tableau, its provenance, and the claims that remain to be
 * proved.
 *
 * @param name of the method, and of its class
 * @param title one line for people; the name where the author gave none
 * @param reference where the method was published; may be empty
 * @param tableau the coefficients
 * @param claims what the author says of it
 * @param nameSpan where the name stands
 */
public record Method(
    String name,
    String title,
    String reference,
    Tableau<Real> tableau,
    Claims claims,
    Span nameSpan) {

  /** Returns the scheme whose coefficients these are. */
  public Scheme<Real> scheme() {
    return tableau.scheme();
  }

  /** Returns the same method with the claim that its conditions hold to a tolerance. */
  public Method withTolerance(Real tolerance) {
    Claims other =
        new Claims(
            tolerance,
            claims.order(),
            claims.embedded(),
            claims.stageOrder(),
            claims.properties(),
            claims.ssp());
    return new Method(name, title, reference, tableau, other, nameSpan);
  }

  /** A claimed coefficient and where it stands. */
  public record ClaimedCoefficient(Real value, Span span) {}

  /** A claimed number and where it stands. */
  public record ClaimedOrder(int order, Span span) {}

  /**
   * What the author says of a method.
   *
   * @param tolerance up to which conditions hold; zero, unless published numbers are approximate
   * @param order of the main weights
   * @param embedded orders of the embedded rows, in their order; empty if nothing is said
   * @param stageOrder of the stages
   * @param properties such as FSAL
   * @param ssp the coefficient of strong stability preservation
   */
  public record Claims(
      Real tolerance,
      Optional<ClaimedOrder> order,
      List<ClaimedOrder> embedded,
      Optional<ClaimedOrder> stageOrder,
      List<PropertyClaim> properties,
      Optional<ClaimedCoefficient> ssp) {

    /** The largest tolerance: what tables of four digits need. A wrong digit shows beyond. */
    public static final Real LARGEST_TOLERANCE = Real.of(1, 1000);

    public Claims {
      embedded = List.copyOf(embedded);
      properties = List.copyOf(properties);
    }

    /** Returns whether conditions must hold exactly. */
    public boolean areExact() {
      return tolerance.isZero();
    }
  }
}
