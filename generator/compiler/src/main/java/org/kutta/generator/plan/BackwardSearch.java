package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.kutta.generator.budget.Deadline;

/**
 * Searches for the cheapest way to perform a step, from its end to its start.
 *
 * <p>After each evaluation a <em>group</em> of operations forms the next point and whatever work
 * vectors are to hold until later. Seen from the end: the last group needs certain vectors to be
 * there, which the group before it must form or find, and so on. At the front, only θ_n and the
 * first gradient are there. What a group may ask for is told by {@link Decompositions}.
 *
 * <p>All of what is asked for is asked for by someone, so that no vector is formed without need,
 * and the number of work vectors never exceeds the rank of what the rest of the step depends on by
 * more than pays. Low-storage forms are found where they exist: there a few vectors are enough for
 * all that follows.
 *
 * <p>A group's states are pruned to the most promising ones. With few stages none is lost.
 */
final class BackwardSearch {

  /** Up to this many evaluations, all plans of the space are compared. */
  static final int EXHAUSTIVE = 4;

  private static final int BROAD = 13;
  private static final int NARROW = 20;

  private final StepSpace space;
  private final Decompositions decompositions;
  private final int width;
  private final int draftWidth;
  private final Deadline deadline;

  /**
   * @param width how many states are followed from group to group
   * @param draftWidth how many beginnings of a group are followed
   */
  BackwardSearch(StepSpace space, int width, int draftWidth, Deadline deadline) {
    this.deadline = deadline;
    this.space = space;
    this.decompositions = new Decompositions(space);
    this.width = width;
    this.draftWidth = draftWidth;
  }

  /**
   * Returns a search that takes milliseconds, or some tens of them; with few stages it leaves
   * nothing out. The work grows about as the fourth power of the stages of a dense tableau, so that
   * more stages are searched in less breadth, and very many not at all.
   */
  static Optional<BackwardSearch> of(StepSpace space, Deadline deadline) {
    int stages = space.evaluations();
    if (stages <= EXHAUSTIVE) {
      return Optional.of(new BackwardSearch(space, Integer.MAX_VALUE, Integer.MAX_VALUE, deadline));
    }
    if (stages <= BROAD) {
      return Optional.of(new BackwardSearch(space, 8, 48, deadline));
    }
    return stages <= NARROW
        ? Optional.of(new BackwardSearch(space, 2, 12, deadline))
        : Optional.empty();
  }

  /**
   * What must be there after a group.
   *
   * @param demands work vectors and final sums
   * @param pointWeight how much of the next point's rounding error reaches any later point
   * @param cost of the groups after it
   * @param formed by the group after it, in no order
   * @param next what must be there after that group
   */
  record State(
      List<Demand> demands,
      double pointWeight,
      int cost,
      List<Formation> formed,
      @Nullable State next) {}

  /** Returns the beginnings of the cheapest ways, best first: chains of states from the front. */
  List<State> best(int count) {
    List<Demand> wanted = space.sums().stream().map(row -> new Demand(row, 1, false)).toList();
    List<State> states = List.of(new State(wanted, 1, 0, List.of(), null));
    for (int group = space.evaluations() - 1; group > 0; group--) {
      states = before(group, states);
    }
    List<State> complete = new ArrayList<>();
    for (State state : states) {
      List<Formation> first = decompositions.first(state.demands());
      complete.add(
          new State(List.of(), 1, state.cost() + decompositions.firstCost(first), first, state));
    }
    complete.sort(Comparator.comparingInt(State::cost));
    return complete.subList(0, Math.min(count, complete.size()));
  }

  private List<State> before(int group, List<State> states) {
    Map<Long, State> found = new LinkedHashMap<>();
    for (State after : states) {
      for (GroupDraft draft : drafts(group, after)) {
        State state =
            new State(
                draft.demands().stream().map(Demand::unread).toList(),
                draft.pointWeight(),
                after.cost() + draft.cost(),
                draft.formed(),
                after);
        found.merge(draft.fingerprint(false), state, (x, y) -> y.cost() < x.cost() ? y : x);
      }
    }
    return best(found.values().stream().toList(), State::cost, State::demands, width);
  }

  private List<GroupDraft> drafts(int group, State after) {
    List<GroupDraft> drafts = List.of(GroupDraft.EMPTY);
    for (Demand demand : after.demands()) {
      drafts = extended(drafts, draft -> decompositions.formOrFind(draft, demand, group));
    }
    if (space.movesAfter(group)) {
      drafts = extended(drafts, draft -> decompositions.move(draft, group, after.pointWeight()));
    }
    return drafts;
  }

  private List<GroupDraft> extended(
      List<GroupDraft> drafts, Function<GroupDraft, List<GroupDraft>> extension) {
    Map<Long, GroupDraft> found = new LinkedHashMap<>();
    for (GroupDraft draft : drafts) {
      deadline.check();
      for (GroupDraft more : extension.apply(draft)) {
        found.merge(more.fingerprint(true), more, (x, y) -> y.cost() < x.cost() ? y : x);
      }
    }
    List<GroupDraft> all = found.values().stream().toList();
    return best(all, GroupDraft::cost, GroupDraft::demands, draftWidth);
  }

  private static <T> List<T> best(
      List<T> all, ToIntFunction<T> cost, Function<T, List<Demand>> demands, int count) {
    if (all.size() <= count) {
      return all;
    }
    Map<T, Integer> outlook = new IdentityHashMap<>();
    all.forEach(x -> outlook.put(x, cost.applyAsInt(x) + Demand.outlook(demands.apply(x))));
    List<T> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingInt(outlook::get));
    return sorted.subList(0, count);
  }
}
