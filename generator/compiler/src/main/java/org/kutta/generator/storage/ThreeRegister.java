package org.kutta.generator.storage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Real;

/**
 * Ketcheson's 3S* form (J. Comput. Phys. 229 (2010) 1763–1773, algorithm 4): with S1 = θ and S3 =
 * θ_n, stage i does S2 ← S2 + δ_i S1, S1 ← γ1_i S1 + γ2_i S2 + γ3_i S3 − β_i h k_i.
 *
 * <p>What is printed is one of many equivalent sets of coefficients: here δ_1 = 1, and the last γ2
 * that is not zero is one.
 *
 * @param delta δ, shape {@code [s]}
 * @param gamma1 shape {@code [s]}
 * @param gamma2 shape {@code [s]}
 * @param gamma3 shape {@code [s]}
 * @param beta shape {@code [s]}
 */
public record ThreeRegister(
    List<Real> delta, List<Real> gamma1, List<Real> gamma2, List<Real> gamma3, List<Real> beta)
    implements LowStorageForm {

  public ThreeRegister {
    delta = List.copyOf(delta);
    gamma1 = List.copyOf(gamma1);
    gamma2 = List.copyOf(gamma2);
    gamma3 = List.copyOf(gamma3);
    beta = List.copyOf(beta);
  }

  /**
   * Without their shares of k_i, all points are known: point i + 1 is a multiple of point i, that
   * makes the coefficient of k_{i−1} right, and a multiple of S2 = Σ_{j<i} δ_j · point j. As point
   * j is the first to hold k_{j−1}, what remains has unique coordinates in points 2 to i − 1; these
   * must be proportional to the beginning of one sequence δ, for every stage i.
   */
  static Optional<ThreeRegister> find(Points points, Deadline deadline) {
    if (!points.isChained()) {
      return Optional.empty();
    }
    List<Remainder> remainders = new ArrayList<>();
    for (int i = 1; i <= points.stages(); i++) {
      remainders.add(Remainder.of(points, i, deadline));
    }
    List<Real> delta = shared(remainders);
    return multiples(remainders, delta).map(gamma2 -> form(points, remainders, delta, gamma2));
  }

  /**
   * What point i + 1 is besides a multiple of point i and of k_i.
   *
   * @param ratio the multiple of point i
   * @param coordinates of the rest, one for each of the points 1 to i − 1; that of point 1 is zero
   */
  private record Remainder(Real ratio, List<Real> coordinates) {

    static Remainder of(Points points, int i, Deadline deadline) {
      Real ratio = i == 1 ? Real.ONE : points.at(i + 1, i - 1).over(points.at(i, i - 1));
      List<Real> rest = new ArrayList<>();
      for (int j = 1; j < i - 1; j++) {
        rest.add(points.at(i + 1, j).minus(points.at(i, j).times(ratio)));
      }
      List<Real> coordinates = new ArrayList<>(Collections.nCopies(Math.max(i - 1, 0), Real.ZERO));
      for (int j = i - 1; j >= 2; j--) {
        deadline.check();
        Real share = rest.get(j - 2).over(points.at(j, j - 1));
        coordinates.set(j - 1, share);
        for (int l = 1; l < j; l++) {
          rest.set(l - 1, rest.get(l - 1).minus(points.at(j, l).times(share)));
        }
      }
      return new Remainder(ratio, coordinates);
    }

    boolean isZero() {
      return coordinates.stream().allMatch(Real::isZero);
    }
  }

  /** Returns δ as the last remainder has it, shape {@code [s]}; its first entry is still zero. */
  private static List<Real> shared(List<Remainder> remainders) {
    List<Real> delta = new ArrayList<>();
    for (Remainder remainder : remainders) {
      if (!remainder.isZero()) {
        delta = new ArrayList<>(remainder.coordinates());
      }
    }
    while (delta.size() < remainders.size()) {
      delta.add(Real.ZERO);
    }
    return delta;
  }

  /** Returns γ2, with which δ gives each remainder; nothing if it does not. */
  private static Optional<List<Real>> multiples(List<Remainder> remainders, List<Real> delta) {
    List<Real> multiples = new ArrayList<>();
    for (Remainder remainder : remainders) {
      List<Real> wanted = remainder.coordinates();
      Real multiple = Real.ZERO;
      for (int j = 0; j < wanted.size() && multiple.isZero(); j++) {
        if (!wanted.get(j).isZero() && !delta.get(j).isZero()) {
          multiple = wanted.get(j).over(delta.get(j));
        }
      }
      for (int j = 0; j < wanted.size(); j++) {
        if (!delta.get(j).times(multiple).equals(wanted.get(j))) {
          return Optional.empty();
        }
      }
      multiples.add(multiple);
    }
    return Optional.of(multiples);
  }

  private static ThreeRegister form(
      Points points, List<Remainder> remainders, List<Real> gradientsDelta, List<Real> gamma2) {
    List<Real> delta = new ArrayList<>(gradientsDelta);
    delta.set(0, Real.ONE);
    List<Real> gamma1 = new ArrayList<>();
    List<Real> beta = new ArrayList<>();
    for (int i = 1; i <= points.stages(); i++) {
      // S2 takes its share of point i before it is used.
      Real share = i == 1 ? Real.ZERO : gamma2.get(i - 1).times(delta.get(i - 1));
      gamma1.add(remainders.get(i - 1).ratio().minus(share));
      beta.add(points.at(i + 1, i));
    }
    return new ThreeRegister(delta, gamma1, gamma2, rest(delta, gamma1, gamma2), beta);
  }

  /** Returns γ3: all points hold θ_n once. */
  private static List<Real> rest(List<Real> delta, List<Real> gamma1, List<Real> gamma2) {
    List<Real> gamma3 = new ArrayList<>();
    Real sum = Real.ZERO;
    for (int i = 0; i < delta.size(); i++) {
      sum = sum.plus(delta.get(i));
      gamma3.add(Real.ONE.minus(gamma1.get(i)).minus(gamma2.get(i).times(sum)));
    }
    return gamma3;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visitThreeRegister(this);
  }

  @Override
  public String title() {
    return "Ketcheson 3S*";
  }

  @Override
  public String word() {
    return "3S*";
  }

  @Override
  public int registers() {
    return 3;
  }

  @Override
  public List<Sequence> coefficients() {
    return List.of(
        new Sequence("delta", delta),
        new Sequence("gamma1", gamma1),
        new Sequence("gamma2", gamma2),
        new Sequence("gamma3", gamma3),
        new Sequence("beta", beta));
  }
}
