package org.kutta.generator.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Real;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.tableau.Tableau;

/**
 * A Butcher tableau of {@code s} stages whose entries are rational functions of parameters.
 *
 * @param a Runge–Kutta matrix, shape {@code [s, s]}
 * @param b weights, shape {@code [s]}
 * @param embedded rows b̂ of embedded weights, each of shape {@code [s]}; may be empty
 * @param c abscissae, shape {@code [s]}
 */
public record FamilyTableau(
    List<List<RationalFunction>> a,
    List<RationalFunction> b,
    List<List<RationalFunction>> embedded,
    List<RationalFunction> c) {

  public FamilyTableau {
    a = a.stream().map(List::copyOf).toList();
    b = List.copyOf(b);
    embedded = embedded.stream().map(List::copyOf).toList();
    c = List.copyOf(c);
  }

  /** Returns the number of stages s. */
  public int stages() {
    return b.size();
  }

  /** Returns whether each stage needs only earlier ones, for all values of the parameters. */
  public boolean isExplicit() {
    for (int i = 0; i < stages(); i++) {
      for (int j = i; j < stages(); j++) {
        if (!a.get(i).get(j).isZero()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns whether the last stage is the first of the next step, for all values. */
  public boolean isFsal() {
    return stages() > 1
        && a.get(stages() - 1).equals(b)
        && a.get(0).stream().allMatch(RationalFunction::isZero);
  }

  /** Returns A·v for a vector of shape {@code [s]}. */
  public List<RationalFunction> multiply(List<RationalFunction> v) {
    return a.stream().map(row -> dot(row, v)).toList();
  }

  /** Returns Σ x_i y_i. */
  public static RationalFunction dot(List<RationalFunction> x, List<RationalFunction> y) {
    RationalFunction sum = RationalFunction.ZERO;
    for (int i = 0; i < x.size(); i++) {
      if (!x.get(i).isZero() && !y.get(i).isZero()) {
        sum = sum.plus(x.get(i).times(y.get(i)));
      }
    }
    return sum;
  }

  /** Returns Σ x_i. */
  public static RationalFunction sum(List<RationalFunction> x) {
    return x.stream().reduce(RationalFunction.ZERO, RationalFunction::plus);
  }

  /** Returns x − y, entry by entry. */
  public static List<RationalFunction> difference(
      List<RationalFunction> x, List<RationalFunction> y) {
    List<RationalFunction> difference = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      difference.add(x.get(i).minus(y.get(i)));
    }
    return difference;
  }

  /** Returns the tableau at a point, or nothing at a pole. */
  public Optional<Tableau> at(List<Real> values) {
    List<Optional<List<Real>>> rows = new ArrayList<>();
    a.forEach(row -> rows.add(rowAt(row, values)));
    embedded.forEach(row -> rows.add(rowAt(row, values)));
    rows.add(rowAt(b, values));
    rows.add(rowAt(c, values));
    if (rows.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<List<Real>> sound = rows.stream().map(Optional::orElseThrow).toList();
    int s = stages();
    int last = sound.size() - 1;
    return Optional.of(
        new Tableau(
            sound.subList(0, s), sound.get(last - 1), sound.subList(s, last - 1), sound.get(last)));
  }

  private static Optional<List<Real>> rowAt(List<RationalFunction> row, List<Real> values) {
    List<Real> evaluated = new ArrayList<>();
    for (RationalFunction entry : row) {
      Optional<Real> value = entry.at(values);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      evaluated.add(value.get());
    }
    return Optional.of(evaluated);
  }
}
