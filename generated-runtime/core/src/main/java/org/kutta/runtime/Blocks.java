package org.kutta.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kutta.runtime.vector.ParameterBlock;

/** The layout of weights in the parameters, as objectives tell it: checked before it is used. */
final class Blocks {

  private Blocks() {}

  /**
   * Returns the blocks of an objective.
   *
   * @throws IllegalArgumentException if they overlap, leave entries out, or reach beyond the
   *     parameters
   */
  static List<ParameterBlock> of(Objective objective, long n) {
    List<ParameterBlock> blocks = List.copyOf(objective.blocks());
    List<ParameterBlock> inOrder = new ArrayList<>(blocks);
    inOrder.sort(Comparator.comparingLong(ParameterBlock::offset));
    long end = 0;
    String last = "the start";
    for (ParameterBlock block : inOrder) {
      if (block.offset() != end) {
        throw refusal(
            block.offset() < end
                ? "%s begins at entry %d, inside %s".formatted(name(block), block.offset(), last)
                : "entries %d to %d, before %s, belong to no block"
                    .formatted(end, block.offset() - 1, name(block)));
      }
      end = Math.addExact(end, block.length());
      last = name(block);
    }
    if (end != n) {
      throw refusal(
          end > n
              ? "%s ends at entry %d, but parameters() has %d entries".formatted(last, end - 1, n)
              : "entries %d to %d, after %s, belong to no block".formatted(end, n - 1, last));
    }
    return blocks;
  }

  /** Refuses an objective whose weights lie elsewhere than those that ingredients work on. */
  static void requireSame(List<ParameterBlock> known, List<ParameterBlock> next) {
    boolean same = known.size() == next.size();
    for (int i = 0; same && i < known.size(); i++) {
      same = place(known.get(i)).equals(place(next.get(i)));
    }
    if (!same) {
      throw refusal(
          "they were %s before and are %s now: build another optimizer".formatted(known, next));
    }
  }

  private static ParameterBlock place(ParameterBlock block) {
    return new ParameterBlock("", block.offset(), block.shape(), block.order(), block.trained());
  }

  private static String name(ParameterBlock block) {
    return "block `" + block.name() + "`";
  }

  private static IllegalArgumentException refusal(String what) {
    return new IllegalArgumentException("the objective's blocks() do not fit: " + what);
  }
}
