package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An n-vector of a step, by its coefficients: entry 0 is that of θ_n, entry j that of h k_j, where
 * the gradients are counted from 1 in the order of their evaluation.
 *
 * <p>A search tries many thousands of rows, for which exact numbers would be too slow. It sees
 * doubles, with which a row that vanishes is told from one that does not; the exact entries are
 * computed, by the same formulas, for the rows of the plan that wins.
 */
final class Row {

  /** What counts as zero, relative to the terms that cancel. */
  static final double TOLERANCE = 1e-11;

  private final double[] values;
  private final Supplier<List<Coefficient>> formula;
  private final long hash;
  private final int last;
  private final int gradients;
  private @Nullable List<Coefficient> exact;

  private Row(double[] values, Supplier<List<Coefficient>> formula) {
    this.values = values;
    this.formula = formula;
    this.hash = hash(values);
    int latest = 0;
    int count = 0;
    for (int k = 1; k < values.length; k++) {
      if (values[k] != 0) {
        latest = k;
        count++;
      }
    }
    this.last = latest;
    this.gradients = count;
  }

  static Row of(List<Coefficient> entries) {
    double[] values = entries.stream().mapToDouble(entry -> entry.value().toDouble()).toArray();
    return new Row(values, () -> entries);
  }

  /** Returns the gradient of that number among {@code count}. */
  static Row gradient(int number, int count) {
    double[] values = new double[count + 1];
    values[number] = 1;
    return new Row(
        values,
        () -> {
          List<Coefficient> entries =
              new ArrayList<>(Collections.nCopies(count + 1, Coefficient.ZERO));
          entries.set(number, Coefficient.ONE);
          return entries;
        });
  }

  private static long hash(double[] values) {
    long hash = 17;
    for (double value : values) {
      hash = (hash ^ Math.round(value * 0x1p32)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  /** Returns a number that rows with other entries hardly share. */
  long fingerprint() {
    return hash;
  }

  double at(int index) {
    return values[index];
  }

  boolean isZeroAt(int index) {
    return values[index] == 0;
  }

  /** Returns whether it is a sum of gradients, without a share of θ_n. */
  boolean isSum() {
    return values[0] == 0;
  }

  /** Returns whether no gradient is in it. */
  boolean hasNoGradient() {
    return last == 0;
  }

  /** Returns the number of the last gradient in it, 0 for none. */
  int last() {
    return last;
  }

  /** Returns how many gradients are in it. */
  int gradients() {
    return gradients;
  }

  /** Returns the last gradient in it. */
  Row lastGradient() {
    return gradient(last(), values.length - 1);
  }

  /** Returns whether it is one gradient itself. */
  boolean isGradient() {
    return isSum() && gradients == 1 && values[last] == 1;
  }

  Factor entry(int index) {
    return new Factor(values[index], () -> exact().get(index));
  }

  /** Returns {@code this_index / other_index}. */
  Factor ratio(Row other, int index) {
    return new Factor(
        values[index] / other.values[index],
        () -> exact().get(index).over(other.exact().get(index)));
  }

  /** Returns the row with zeros for the entries that are not wanted. */
  Row where(IntPredicate wanted) {
    double[] kept = new double[values.length];
    for (int k = 0; k < kept.length; k++) {
      kept[k] = wanted.test(k) ? values[k] : 0;
    }
    return new Row(
        kept,
        () -> {
          List<Coefficient> entries = new ArrayList<>();
          for (int k = 0; k < kept.length; k++) {
            entries.add(wanted.test(k) ? exact().get(k) : Coefficient.ZERO);
          }
          return entries;
        });
  }

  Row without(int index) {
    return isZeroAt(index) ? this : where(k -> k != index);
  }

  /** Returns {@code this − factor · other}. */
  Row minus(Factor factor, Row other) {
    double[] difference = new double[values.length];
    for (int k = 0; k < difference.length; k++) {
      double product = factor.value() * other.values[k];
      double value = values[k] - product;
      boolean vanishes = Math.abs(value) <= TOLERANCE * (Math.abs(values[k]) + Math.abs(product));
      difference[k] = vanishes ? 0 : value;
    }
    return new Row(
        difference,
        () -> {
          List<Coefficient> entries = new ArrayList<>();
          for (int k = 0; k < difference.length; k++) {
            Coefficient product = other.exact().get(k).times(factor.exact());
            entries.add(exact().get(k).minus(product));
          }
          return entries;
        });
  }

  /** Returns whether the entries agree, within the tolerance. */
  boolean matches(Row other) {
    return hasShareOf(other, 1, 0);
  }

  /** Returns whether this is a multiple of the other. */
  boolean hasShareOf(Row other, double factor) {
    return hasShareOf(other, factor, 0);
  }

  /** Returns whether the entries of the gradients are those of the other, times a factor. */
  boolean hasGradientsOf(Row other, double factor) {
    return hasShareOf(other, factor, 1);
  }

  private boolean hasShareOf(Row other, double factor, int from) {
    for (int k = from; k < values.length; k++) {
      double product = factor * other.values[k];
      double size = Math.abs(values[k]) + Math.abs(product);
      if (Math.abs(values[k] - product) > TOLERANCE * size) {
        return false;
      }
    }
    return true;
  }

  List<Coefficient> exact() {
    List<Coefficient> known = exact;
    if (known == null) {
      known = List.copyOf(formula.get());
      exact = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
