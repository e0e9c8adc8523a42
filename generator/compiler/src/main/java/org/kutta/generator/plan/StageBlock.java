package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * Stages whose equations need each other, and so are solved together: a strongly connected
 * component of the graph of A.
 *
 * @param stages from 0, ascending
 * @param isExplicit whether it is one stage that does not need itself
 */
record StageBlock(List<Integer> stages, boolean isExplicit) {

  StageBlock {
    stages = List.copyOf(stages);
  }

  /**
   * Returns the blocks of the live stages, each after those that it needs: A, its stages so
   * permuted, is block triangular. Stages at θ_n come first.
   */
  static List<StageBlock> of(Tableau<Real> tableau, BitSet live) {
    List<BitSet> reach = reach(tableau, live);
    List<StageBlock> waiting = components(tableau, live, reach);
    waiting.sort(
        Comparator.comparing((StageBlock block) -> !block.isAtStart(tableau))
            .thenComparing(block -> block.stages.get(0)));
    List<StageBlock> ordered = new ArrayList<>();
    BitSet done = new BitSet();
    while (!waiting.isEmpty()) {
      StageBlock next =
          waiting.stream().filter(block -> block.isReady(reach, done)).findFirst().orElseThrow();
      waiting.remove(next);
      next.stages.forEach(done::set);
      ordered.add(next);
    }
    return List.copyOf(ordered);
  }

  /** Returns whether its row of A is zero. */
  boolean isAtStart(Tableau<Real> tableau) {
    return isExplicit && tableau.a().get(stages.get(0)).stream().allMatch(Real::isZero);
  }

  private boolean isReady(List<BitSet> reach, BitSet done) {
    BitSet needed = (BitSet) reach.get(stages.get(0)).clone();
    stages.forEach(needed::clear);
    needed.andNot(done);
    return needed.isEmpty();
  }

  private static List<StageBlock> components(
      Tableau<Real> tableau, BitSet live, List<BitSet> reach) {
    List<StageBlock> blocks = new ArrayList<>();
    BitSet seen = new BitSet();
    for (int i = live.nextSetBit(0); i >= 0; i = live.nextSetBit(i + 1)) {
      if (!seen.get(i)) {
        List<Integer> stages = new ArrayList<>(List.of(i));
        for (int j = live.nextSetBit(i + 1); j >= 0; j = live.nextSetBit(j + 1)) {
          if (reach.get(i).get(j) && reach.get(j).get(i)) {
            stages.add(j);
          }
        }
        stages.forEach(seen::set);
        blocks.add(new StageBlock(stages, stages.size() == 1 && tableau.a(i, i).isZero()));
      }
    }
    return blocks;
  }

  /** Returns for each stage those that it needs, directly or not (Warshall 1962). */
  private static List<BitSet> reach(Tableau<Real> tableau, BitSet live) {
    List<BitSet> reach = new ArrayList<>();
    for (int i = 0; i < tableau.stages(); i++) {
      BitSet needs = new BitSet();
      for (int j = 0; j < tableau.stages(); j++) {
        needs.set(j, live.get(i) && live.get(j) && !tableau.a(i, j).isZero());
      }
      reach.add(needs);
    }
    for (int via = 0; via < tableau.stages(); via++) {
      for (BitSet needs : reach) {
        if (needs.get(via)) {
          needs.or(reach.get(via));
        }
      }
    }
    return reach;
  }
}
