package org.kutta.generator.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;

/** The real roots of a polynomial, isolated by Sturm sequences: each once, none missed. */
public final class RealRoots {

  private static final Rational HALF = Rational.of(1, 2);

  /** Intervals are this narrow, so that a rational root is the simplest number inside. */
  private static final Rational WIDTH =
      new Rational(Rational.ONE.numerator(), Rational.ONE.numerator().shiftLeft(96));

  private static final int SHOWN_DIGITS = 12;

  private final Polynomial p;
  private final SturmSequence sturm;

  private final Deadline deadline;

  private RealRoots(Polynomial p, Deadline deadline) {
    this.deadline = deadline;
    this.p = p.squareFreePart(deadline);
    this.sturm = new SturmSequence(this.p, deadline);
  }

  /**
   * A root.
   *
   * @param of a square-free polynomial with no other root between the ends
   * @param exact the root, where it is rational or the polynomial is of degree two or less
   * @param lower below it
   * @param upper above it, or equal; close to the lower end
   */
  public record Root(Polynomial of, Optional<Real> exact, Rational lower, Rational upper) {

    /** Compares the root with a number, exactly. */
    public int compareTo(Real x) {
      if (exact.isPresent()) {
        return exact.get().compareTo(x);
      }
      if (x.compareTo(Real.of(lower)) <= 0) {
        return 1;
      }
      if (x.compareTo(Real.of(upper)) >= 0) {
        return -1;
      }
      // The sign changes at the root and nowhere else between the ends.
      int sign = of.at(x).signum();
      return sign == 0 ? 0 : sign == of.at(upper).signum() ? -1 : 1;
    }

    /** Returns the double next to the root. */
    public double toDouble() {
      return exact.map(Real::toDouble).orElseGet(upper::toDouble);
    }

    /** Returns the root as it is written in a tableau, or its leading digits. */
    @Override
    public String toString() {
      return exact
          .map(ExactText::of)
          .orElseGet(() -> "about " + Real.of(upper).toDecimal(SHOWN_DIGITS).toPlainString());
    }
  }

  /**
   * Returns the distinct real roots of a polynomial that is not zero, in ascending order, until a
   * deadline.
   */
  public static List<Root> of(Polynomial p, Deadline deadline) {
    if (p.isZero()) {
      throw new IllegalArgumentException("everything is a root of zero");
    }
    return p.degree() < 1 ? List.of() : new RealRoots(p, deadline).all();
  }

  private List<Root> all() {
    List<Root> roots = new ArrayList<>();
    Rational bound = bound();
    isolate(bound.negate(), bound, roots);
    return List.copyOf(roots);
  }

  /** Cauchy's bound, 1 + max |a_k / a_n|, rounded up to a power of two. */
  private Rational bound() {
    Rational bound = Rational.ONE;
    for (Real coefficient : p.coefficients()) {
      Real ratio = coefficient.over(p.coefficient(p.degree())).abs().plus(Real.ONE);
      while (Real.of(bound).compareTo(ratio) <= 0) {
        bound = bound.plus(bound);
      }
    }
    return bound;
  }

  private void isolate(Rational lower, Rational upper, List<Root> roots) {
    deadline.check();
    int count = sturm.rootsIn(lower, upper);
    if (count == 1) {
      roots.add(refined(lower, upper));
    } else if (count > 1) {
      Rational middle = lower.plus(upper).times(HALF);
      isolate(lower, middle, roots);
      isolate(middle, upper, roots);
    }
  }

  private Root refined(Rational lower, Rational upper) {
    Rational low = lower;
    Rational high = upper;
    while (high.minus(low).compareTo(WIDTH) > 0) {
      deadline.check();
      Rational middle = low.plus(high).times(HALF);
      if (sturm.rootsIn(low, middle) == 1) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return new Root(p, exact(low, high), low, high);
  }

  private Optional<Real> exact(Rational low, Rational high) {
    Real simplest = Real.of(Rational.simplestBetween(low, high));
    if (lies(simplest, low, high) && p.at(simplest).isZero()) {
      return Optional.of(simplest);
    }
    if (p.at(Real.of(high)).isZero()) {
      return Optional.of(Real.of(high));
    }
    return p.degree() <= 2 ? solved(low, high) : Optional.empty();
  }

  private Optional<Real> solved(Rational low, Rational high) {
    Real a = p.coefficient(2);
    Real b = p.coefficient(1);
    if (p.degree() == 1) {
      return Optional.of(p.coefficient(0).over(b).negate());
    }
    Real discriminant = b.times(b).minus(a.times(p.coefficient(0)).times(Rational.of(4)));
    if (!discriminant.isRational()) {
      return Optional.empty();
    }
    return Surd.sqrt(discriminant.rationalPart())
        .map(Real.class::cast)
        .map(root -> root.minus(b).over(a.times(Rational.of(2))))
        .map(one -> lies(one, low, high) ? one : b.over(a).negate().minus(one));
  }

  private static boolean lies(Real x, Rational low, Rational high) {
    return x.compareTo(Real.of(low)) > 0 && x.compareTo(Real.of(high)) <= 0;
  }
}
