package org.kutta.generator.emit;

import java.util.List;
import java.util.stream.Collectors;
import org.kutta.generator.plan.Operation.Solve;

/**
 * What generated code calls the blocks of stages that are solved together.
 *
 * @param estimating whether these are the blocks of steps that need more stages than plain ones do
 */
record StageNames(boolean estimating) {

  /** Blocks of more stages are named by the first and the last. */
  private static final int LISTED = 4;

  /** Returns the name of a constant, such as {@code STAGES_1_2}. */
  String constant(Solve block) {
    String name =
        block.stages().size() == 1
            ? "STAGE_" + block.stages().get(0)
            : "STAGES_" + list(block, "_", "_TO_");
    return estimating ? name + "_ESTIMATING" : name;
  }

  /** Returns the name of a method, such as {@code sweepStages1And2}. */
  String sweep(Solve block) {
    String name =
        block.stages().size() == 1
            ? "sweepStage" + block.stages().get(0)
            : "sweepStages" + list(block, "And", "To");
    return estimating ? name + "Estimating" : name;
  }

  /** Returns the name of the method that solves all stages. */
  String solution() {
    return estimating ? "solveStagesEstimating" : "solveStages";
  }

  /** Returns the equations, such as {@code k1 = grad L(Theta_1), k2 = grad L(Theta_2)}. */
  static String equations(Solve block) {
    List<Integer> stages = block.stages();
    if (stages.size() <= LISTED) {
      return stages.stream()
          .map(i -> "k" + i + " = grad L(Theta_" + i + ")")
          .collect(Collectors.joining(", "));
    }
    return "k_i = grad L(Theta_i) for i = "
        + stages.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String list(Solve block, String and, String to) {
    List<Integer> stages = block.stages();
    int last = stages.get(stages.size() - 1);
    return stages.get(0) + (stages.size() > 2 ? to : and) + last;
  }
}
