package org.kutta.generator.plan;

import java.util.List;

/**
 * How a vector is formed between two evaluations.
 *
 * @param out what it is
 * @param target what becomes it
 * @param parts what is added up, at most one of each vector
 */
record Formation(Row out, Target target, List<Part> parts) {

  Formation {
    parts = List.copyOf(parts);
  }

  /** What a vector is formed in. */
  enum Target {
    /** θ. */
    POINT,
    /** A sum that the step is to leave. */
    SUM,
    /** A work vector. */
    REGISTER
  }

  /** Where a part comes from. */
  enum Source {
    /** The copy of θ_n. */
    START,
    /** θ, which holds the point that was evaluated last. */
    POINT,
    /** The gradient there. */
    GRADIENT,
    /** A work vector that was formed earlier. */
    REGISTER,
    /** A vector formed just now. */
    OUTPUT
  }

  /**
   * A multiple of a vector.
   *
   * @param row what the vector is
   */
  record Part(Source source, Row row, Factor factor) {

    /** Returns whether the vector holds a gradient, which is still to be multiplied by h. */
    boolean isGradient() {
      return source == Source.GRADIENT || (source == Source.REGISTER && row.isGradient());
    }

    boolean isUnit() {
      return !isGradient() && factor.isOne();
    }
  }

  boolean reads(Source source) {
    return parts.stream().anyMatch(part -> part.source() == source);
  }

  boolean reads(Row row) {
    return parts.stream().anyMatch(part -> part.row() == row);
  }

  /** Returns whether it leaves θ where it is. */
  boolean isStanding() {
    return target == Target.POINT
        && parts.size() == 1
        && parts.get(0).source() == Source.POINT
        && parts.get(0).isUnit();
  }

  /** Returns whether it copies the gradient. */
  boolean isStoring() {
    return target == Target.REGISTER && out.isGradient();
  }

  /**
   * Returns how many BLAS calls it takes: a copy and maybe a scaling of one part, unless it is
   * there already, and an {@code axpy} for each other part.
   *
   * @param inPlace whether the vector of a part becomes the result
   * @param unit whether a part that can be first has the factor one
   */
  static int calls(int parts, boolean inPlace, boolean unit) {
    return parts - 1 + (inPlace ? 0 : 1) + (unit ? 0 : 1);
  }

  /** Returns the calls, if a work vector that it reads can be overwritten. */
  int likelyCalls() {
    if (isStanding() || isStoring()) {
      return isStanding() ? 0 : 1;
    }
    boolean unit = false;
    boolean home = false;
    for (Part part : parts) {
      boolean isHome =
          target == Target.POINT
              ? part.source() == Source.POINT
              : part.source() == Source.REGISTER && !part.isGradient();
      if (isHome && !(home && unit)) {
        unit = part.isUnit();
        home = true;
      }
      unit |= !home && part.isUnit();
    }
    return calls(parts.size(), home, unit);
  }
}
