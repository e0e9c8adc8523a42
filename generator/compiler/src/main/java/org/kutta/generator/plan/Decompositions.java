package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.plan.Formation.Part;
import org.kutta.generator.plan.Formation.Source;
import org.kutta.generator.plan.Formation.Target;

/**
 * The ways in which a group may form a vector: from the gradient just evaluated, and for the rest
 *
 * <ul>
 *   <li>θ_n, a multiple of the point that θ holds, and what then remains, where the multiple is one
 *       that makes an entry vanish. So differences of points stand in for gradients that no one
 *       stored;
 *   <li>what remains is a work vector of its own (a partial sum), or the gradients one by one, or a
 *       partial sum of the first and the rest one by one, or a multiple of a work vector that
 *       another result needs;
 *   <li>the next point also from a sum that the group has just formed.
 * </ul>
 *
 * <p>Sums without θ_n are formed of gradients and such sums alone: a difference of points has lost
 * the digits that such a sum is for.
 */
final class Decompositions {

  /**
   * How many times an ulp of θ a single rounding of a vector that holds θ_n may show in a later
   * point. In the textbook's formula it is one; a factor of two lies within what the order of
   * additions changes.
   */
  static final double MAX_WEIGHT = 2;

  private final StepSpace space;

  Decompositions(StepSpace space) {
    this.space = space;
  }

  /** Returns the drafts that form a vector in a group, or find it formed. */
  List<GroupDraft> formOrFind(GroupDraft draft, Demand demand, int group) {
    List<GroupDraft> drafts = new ArrayList<>();
    Row row = demand.row();
    int fresh = group + 1;
    Target target = target(group, row);
    boolean isStored = row.isGradient() && target == Target.REGISTER;
    if (row.isZeroAt(fresh)) {
      if (isStored || !row.isGradient()) {
        drafts.add(draft.handingOn(demand));
      }
    } else if (isStored) {
      Part gradient = new Part(Source.GRADIENT, row, Factor.ONE);
      return List.of(draft.forming(new Formation(row, target, List.of(gradient)), 0));
    }
    if (!isStored && !(row.isZeroAt(fresh) && row.isSum() && !row.isGradient())) {
      new Forming(space, draft, row, target, demand.weight(), group).all(drafts);
    }
    return drafts;
  }

  /** Returns what a vector is that must be there after a group. */
  private Target target(int group, Row row) {
    boolean isLast = group == space.evaluations() - 1;
    return isLast && space.sums().contains(row) ? Target.SUM : Target.REGISTER;
  }

  /** Returns the drafts that move θ to the point after a group. */
  List<GroupDraft> move(GroupDraft draft, int group, double weight) {
    List<GroupDraft> drafts = new ArrayList<>();
    new Forming(space, draft, space.points().get(group + 1), Target.POINT, weight, group)
        .all(drafts);
    return drafts;
  }

  /** Returns what the first group forms, out of θ_n and the first gradient. */
  List<Formation> first(List<Demand> demands) {
    List<Formation> formed = new ArrayList<>();
    for (Demand demand : demands) {
      Target target = target(0, demand.row());
      boolean isKept = space.firstIsKept() && demand.row().isGradient() && target != Target.SUM;
      if (!isKept) {
        formed.add(new Formation(demand.row(), target, firstParts(demand.row())));
      }
    }
    if (space.movesAfter(0)) {
      Row point = space.points().get(1);
      formed.add(new Formation(point, Target.POINT, firstParts(point)));
    }
    return formed;
  }

  private List<Part> firstParts(Row row) {
    List<Part> parts = new ArrayList<>();
    if (!row.isSum()) {
      parts.add(new Part(Source.POINT, space.points().get(0), row.entry(0)));
    }
    if (!row.isZeroAt(1)) {
      Row gradient = space.gradient(1);
      Source source = space.firstIsKept() ? Source.REGISTER : Source.GRADIENT;
      parts.add(new Part(source, gradient, row.entry(1)));
    }
    return parts;
  }

  /** Returns the cost of the first group, with the copy of θ_n that it keeps. */
  int firstCost(List<Formation> formed) {
    GroupDraft draft = GroupDraft.EMPTY;
    boolean readsGradient = false;
    for (Formation formation : formed) {
      draft = draft.forming(formation, 0);
      readsGradient |= formation.reads(Source.REGISTER);
    }
    return draft.cost() + CostModel.weigh(readsGradient ? 1 : 0, 0);
  }
}
