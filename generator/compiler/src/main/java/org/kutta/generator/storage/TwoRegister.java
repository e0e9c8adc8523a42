package org.kutta.generator.storage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Real;

/**
 * Ketcheson's 2S form (J. Comput. Phys. 229 (2010) 1763–1773, algorithm 3): with S1 = θ, stage i
 * does S2 ← S2 + δ_i S1, S1 ← γ1_i S1 + γ2_i S2 − β_i h k_i. No copy of θ_n is needed.
 *
 * @param delta δ, shape {@code [s]}; the first is one, if it can be
 * @param gamma1 shape {@code [s]}
 * @param gamma2 shape {@code [s]}
 * @param beta shape {@code [s]}
 */
public record TwoRegister(List<Real> delta, List<Real> gamma1, List<Real> gamma2, List<Real> beta)
    implements LowStorageForm {

  public TwoRegister {
    delta = List.copyOf(delta);
    gamma1 = List.copyOf(gamma1);
    gamma2 = List.copyOf(gamma2);
    beta = List.copyOf(beta);
  }

  /**
   * Returns the form of a method that has the {@link ThreeRegister} form, if the share of θ_n in S2
   * can be chosen so that each point holds θ_n once without a copy of it.
   */
  static Optional<TwoRegister> of(ThreeRegister three, Points points) {
    int s = points.stages();
    List<Real> delta = new ArrayList<>(three.delta());
    Optional<Real> first = shareOfStart(three);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    delta.set(0, first.get());
    List<Real> gamma2 = new ArrayList<>(three.gamma2());
    List<Real> gamma1 = new ArrayList<>();
    Real before = Real.ZERO;
    for (int i = 1; i <= s; i++) {
      Real ratio = ratio(three, i);
      boolean free = i > 1 && hasNoGradient(delta, i) && gamma2.get(i - 1).isZero();
      if (free && !first.get().isZero()) {
        gamma2.set(i - 1, Real.ONE.minus(ratio).over(first.get()));
      }
      if (i > 1 && !ratio.plus(gamma2.get(i - 1).times(before)).isOne()) {
        return Optional.empty();
      }
      gamma1.add(i == 1 ? Real.ONE : ratio.minus(gamma2.get(i - 1).times(delta.get(i - 1))));
      before = before.plus(delta.get(i - 1));
    }
    return Optional.of(scaled(delta, gamma1, gamma2, three.beta()));
  }

  /** Returns the multiple of point i in point i + 1, with what S2 has taken of it just before. */
  private static Real ratio(ThreeRegister three, int i) {
    Real taken = i == 1 ? Real.ZERO : three.gamma2().get(i - 1).times(three.delta().get(i - 1));
    return three.gamma1().get(i - 1).plus(taken);
  }

  /** Returns whether S2 holds a multiple of θ_n alone, when stage i begins. */
  private static boolean hasNoGradient(List<Real> delta, int i) {
    return delta.subList(1, Math.max(i - 1, 1)).stream().allMatch(Real::isZero);
  }

  /**
   * Returns δ_1, from the first stage that uses S2: γ1 + γ2 Σ δ = 1. Any number would do if there
   * is none.
   */
  private static Optional<Real> shareOfStart(ThreeRegister three) {
    Real others = Real.ZERO;
    for (int i = 2; i <= three.delta().size(); i++) {
      Real gamma2 = three.gamma2().get(i - 1);
      if (!gamma2.isZero()) {
        return Optional.of(Real.ONE.minus(ratio(three, i)).over(gamma2).minus(others));
      }
      others = others.plus(three.delta().get(i - 1));
    }
    return Optional.of(Real.ONE);
  }

  /** Returns an equivalent set in which δ_1 is one, unless it is zero. */
  private static TwoRegister scaled(
      List<Real> delta, List<Real> gamma1, List<Real> gamma2, List<Real> beta) {
    Real scale = delta.get(0);
    if (scale.isZero()) {
      return new TwoRegister(delta, gamma1, gamma2, beta);
    }
    return new TwoRegister(
        delta.stream().map(x -> x.over(scale)).toList(),
        gamma1,
        gamma2.stream().map(scale::times).toList(),
        beta);
  }

  /** Returns the form as a {@link ThreeRegister} one that never uses its third register. */
  public ThreeRegister asThreeRegister() {
    List<Real> none = Collections.nCopies(delta.size(), Real.ZERO);
    return new ThreeRegister(delta, gamma1, gamma2, none, beta);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visitTwoRegister(this);
  }

  @Override
  public String title() {
    return "Ketcheson 2S";
  }

  @Override
  public String word() {
    return "2S";
  }

  @Override
  public int registers() {
    return 2;
  }

  @Override
  public List<Sequence> coefficients() {
    return List.of(
        new Sequence("delta", delta),
        new Sequence("gamma1", gamma1),
        new Sequence("gamma2", gamma2),
        new Sequence("beta", beta));
  }
}
