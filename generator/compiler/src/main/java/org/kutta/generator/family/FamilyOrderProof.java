package org.kutta.generator.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.analysis.Colouring;
import org.kutta.generator.analysis.ElementaryWeights;
import org.kutta.generator.analysis.OrderCondition;
import org.kutta.generator.analysis.OrderProof;
import org.kutta.generator.analysis.RootedTree;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.family.FamilyOrder.HigherOrder;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.RealRoots.Root;
import org.kutta.generator.symbolic.MultivariatePolynomial;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.symbolic.TooComplexException;

/**
 * Proves the order of a family for all values of its parameters at once.
 *
 * <p>Why this is a proof: entries are rational functions of the parameters over a field of exact
 * real numbers, and elementary weights are sums of products of entries. Each residual is therefore
 * computed, not sampled, as a quotient N/D of polynomials, with D a product of divisors that are
 * not the zero polynomial. If N has no term, the residual is zero wherever the entries exist, which
 * is everywhere in the domain once {@link Poles} has found no divisor that vanishes there. If N has
 * a term it does not vanish identically on any open set, so the claim is false for some values.
 *
 * <p>With one parameter, the values at which all conditions of the next order hold are the common
 * roots of their numerators: those of the greatest common divisor. They are isolated by Sturm
 * sequences and compared with the domain exactly.
 */
final class FamilyOrderProof {

  private final Family family;
  private final Deadline deadline;
  private final int limit;

  FamilyOrderProof(Family family, Deadline deadline) {
    this.deadline = deadline.during(Stage.ORDER);
    this.family = family;
    this.limit = OrderProof.limit(family.tableau());
  }

  /** Returns the order of a row of weights that was proved, and where it is higher. */
  FamilyOrder of(List<RationalFunction> weights, OrderProof proof) {
    Conditions conditions =
        new Conditions(ElementaryWeights.of(family.tableau(), weights, Real.ZERO), deadline);
    List<OrderCondition<RationalFunction>> failing;
    try {
      failing = conditions.of(proof.failing());
    } catch (TooComplexException e) {
      return new FamilyOrder(proof.order(), List.of(), 0, Optional.empty());
    }
    return new FamilyOrder(
        proof.order(),
        failing,
        proof.treesOfNextOrder(),
        failing.isEmpty() ? Optional.empty() : higher(proof.order() + 1, failing, conditions));
  }

  private record Conditions(ElementaryWeights<RationalFunction> elementary, Deadline deadline) {

    List<OrderCondition<RationalFunction>> of(List<RootedTree> trees) {
      List<OrderCondition<RationalFunction>> evaluated = new ArrayList<>();
      for (RootedTree tree : trees) {
        deadline.check();
        evaluated.add(elementary.of(tree));
      }
      return evaluated;
    }
  }

  /** Decides where all conditions of an order hold, some of which are no identities. */
  private Optional<List<HigherOrder>> higher(
      int order, List<OrderCondition<RationalFunction>> failing, Conditions conditions) {
    if (failing.stream().anyMatch(condition -> neverHolds(condition))) {
      return Optional.of(List.of());
    }
    return family.parameters().size() == 1
        ? Optional.of(ofOneParameter(order, failing, conditions))
        : Optional.empty();
  }

  /** A residual that has no zero in the domain, if it depends on one parameter or none. */
  private boolean neverHolds(OrderCondition<RationalFunction> condition) {
    MultivariatePolynomial numerator = condition.residual().numerator();
    if (numerator.variables().size() > 1) {
      return false;
    }
    return numerator.variables().stream()
        .allMatch(variable -> roots(numerator.in(variable), variable).isEmpty());
  }

  private List<HigherOrder> ofOneParameter(
      int first, List<OrderCondition<RationalFunction>> failing, Conditions conditions) {
    List<HigherOrder> found = new ArrayList<>();
    Polynomial common = common(Polynomial.ZERO, failing);
    for (int order = first; order < limit && common.degree() > 0; order++) {
      Polynomial next = common(common, conditions.of(Colouring.PLAIN.ofOrder(order + 1)));
      List<Root> roots = roots(common.exactQuotient(next), 0);
      if (!roots.isEmpty()) {
        found.add(new HigherOrder(order, roots));
      }
      common = next;
    }
    return found;
  }

  private Polynomial common(Polynomial start, List<OrderCondition<RationalFunction>> conditions) {
    Polynomial common = start;
    for (OrderCondition<RationalFunction> condition : conditions) {
      MultivariatePolynomial numerator = condition.residual().numerator();
      if (!numerator.isZero()) {
        common = common.gcd(numerator.in(0).squareFreePart(deadline), deadline);
      }
    }
    return common;
  }

  private List<Root> roots(Polynomial p, int variable) {
    List<Polynomial> excluded = new ArrayList<>();
    ParameterDomain domain = family.parameters().get(variable).domain();
    for (var value : domain.excluded()) {
      MultivariatePolynomial exclusion = Family.exclusion(variable, value).numerator();
      if (exclusion.variables().size() == 1) {
        excluded.add(exclusion.in(variable));
      }
    }
    return DomainRoots.of(p, domain, excluded, deadline);
  }
}
