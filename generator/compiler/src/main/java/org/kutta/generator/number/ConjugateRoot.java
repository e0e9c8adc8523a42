package org.kutta.generator.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A number α + βr with a root r among conjugates, and rational α and β. Where 1 − r is a root too,
 * r is the one with a positive β.
 */
public final class ConjugateRoot {

  private final Extension extension;
  private final Conjugates family;
  private final boolean mirrored;
  private final Real constant;
  private final Real factor;

  private ConjugateRoot(
      Extension extension, Conjugates family, boolean mirrored, Real constant, Real factor) {
    this.extension = extension;
    this.family = family;
    this.mirrored = mirrored;
    this.constant = constant;
    this.factor = factor;
  }

  /** Returns the number in this form, if it has it. */
  public static Optional<ConjugateRoot> of(Real number) {
    Optional<Extension> extension = number.extension();
    Optional<Conjugates> family = extension.flatMap(Extension::conjugates);
    if (family.isEmpty()) {
      return Optional.empty();
    }
    Optional<Polynomial> form = univariate(number, extension.get()).filter(p -> p.degree() == 1);
    return form.map(
        p -> {
          Real constant = p.coefficient(0);
          Real factor = p.coefficient(1);
          boolean mirrored = family.get().mirrored() && factor.signum() < 0;
          return new ConjugateRoot(
              extension.get(),
              family.get(),
              mirrored,
              mirrored ? constant.plus(factor) : constant,
              mirrored ? factor.negate() : factor);
        });
  }

  public Conjugates family() {
    return family;
  }

  /** Returns α. */
  public Real constant() {
    return constant;
  }

  /** Returns β. */
  public Real factor() {
    return factor;
  }

  /** Returns whether both are numbers of the same root r. */
  public boolean isSameRoot(ConjugateRoot other) {
    return extension == other.extension && mirrored == other.mirrored;
  }

  /** Returns whether the roots of both sum to one, and both are written with one of them. */
  public boolean isMirrorOf(ConjugateRoot other) {
    return extension == other.extension && mirrored != other.mirrored;
  }

  /**
   * Returns a number as a polynomial in r, of a lower degree than the family's; nothing if other
   * roots are in it.
   */
  public Optional<Polynomial> polynomial(Real number) {
    return univariate(number, extension).map(this::inOwnRoot);
  }

  /**
   * Returns a number as a polynomial in r whose coefficients are polynomials in another root;
   * nothing if further roots are in it.
   */
  public Optional<List<Polynomial>> polynomial(Real number, ConjugateRoot other) {
    boolean above = extension.level() > other.extension.level();
    Extension top = above ? extension : other.extension;
    Extension below = above ? other.extension : extension;
    List<Polynomial> rows = new ArrayList<>();
    Polynomial outer =
        number.extension().filter(e -> e == top).isPresent()
            ? number.value()
            : Polynomial.of(List.of(number));
    for (Real coefficient : outer.coefficients()) {
      Optional<Polynomial> inner = univariate(coefficient, below);
      if (inner.isEmpty()) {
        return Optional.empty();
      }
      rows.add(inner.get());
    }
    return Optional.of(above ? ordered(rows, this, other) : transposed(ordered(rows, other, this)));
  }

  private static List<Polynomial> ordered(
      List<Polynomial> rows, ConjugateRoot outer, ConjugateRoot inner) {
    List<Polynomial> own = rows.stream().map(inner::inOwnRoot).toList();
    return outer.mirrored
        ? transposed(transposed(own).stream().map(outer::inOwnRoot).toList())
        : own;
  }

  private static List<Polynomial> transposed(List<Polynomial> rows) {
    int degree = rows.stream().mapToInt(Polynomial::degree).max().orElse(-1);
    List<Polynomial> columns = new ArrayList<>();
    for (int k = 0; k <= degree; k++) {
      int power = k;
      columns.add(Polynomial.of(rows.stream().map(row -> row.coefficient(power)).toList()));
    }
    return columns;
  }

  private Polynomial inOwnRoot(Polynomial p) {
    return mirrored ? Conjugates.mirror(p) : p;
  }

  private static Optional<Polynomial> univariate(Real number, Extension extension) {
    boolean own = number.extension().map(e -> e == extension).orElse(true);
    return own && number.value().coefficients().stream().allMatch(x -> x.asSurd().isPresent())
        ? Optional.of(number.value())
        : Optional.empty();
  }
}
