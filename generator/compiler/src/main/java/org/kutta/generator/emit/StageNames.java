package org.kutta.generator.emit;

import java.util.List;
import java.util.stream.Collectors;
import org.kutta.generator.plan.Solve;

/**
 * What generated code calls the blocks of stages that are solved together.
 *
 * @param estimating whether these are the blocks of steps that need more stages than plain ones do
 * @param perInstance whether coefficients belong to an instance, and so do the equations
 */
record StageNames(boolean estimating, boolean perInstance) {

  /** Blocks of more stages are named by the first and the last. */
  private static final int LISTED = 4;

  /** Returns the name of a block's equations, such as {@code STAGES_1_2} or {@code stages1And2}. */
  String equations(Solve block) {
    return perInstance ? decapitalised(suffixed(block)) : constant(block);
  }

  private String constant(Solve block) {
    String name =
        block.stages().size() == 1
            ? "STAGE_" + block.stages().get(0)
            : "STAGES_" + list(block, "_", "_TO_");
    return estimating ? name + "_ESTIMATING" : name;
  }

  /** Returns the name of a method, such as {@code sweepStages1And2}. */
  String sweep(Solve block) {
    return "sweep" + suffixed(block);
  }

  private String suffixed(Solve block) {
    String name =
        block.stages().size() == 1
            ? "Stage" + block.stages().get(0)
            : "Stages" + list(block, "And", "To");
    return estimating ? name + "Estimating" : name;
  }

  private static String decapitalised(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** Returns the name of the method that solves all stages. */
  String solution() {
    return estimating ? "solveStagesEstimating" : "solveStages";
  }

  /** Returns the equations, such as {@code k1 = grad L(Theta_1), k2 = grad L(Theta_2)}. */
  static String words(Solve block) {
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
