package org.kutta.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.ingredient.Ingredient;
import org.kutta.runtime.ingredient.StepAction;
import org.kutta.runtime.state.Setting;
import org.kutta.runtime.state.SettingValue;
import org.kutta.runtime.state.State;
import org.kutta.runtime.vector.ParameterBlock;
import org.kutta.runtime.vector.Vector;

/**
 * Decoupled weight decay, θ_{n+1} = (1 − hλ)θ_n − h · direction (Loshchilov, Hutter 2019): it acts
 * on the finished step and does not pass through preconditioners or momentum.
 *
 * @param lambda λ, not negative
 * @param matricesOnly whether biases and other blocks of one dimension are spared
 */
public record WeightDecay(double lambda, boolean matricesOnly) implements Ingredient {

  public WeightDecay {
    if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "weight decay must be finite and not negative, found " + lambda);
    }
  }

  @Override
  public Setting setting() {
    return Setting.WEIGHT_DECAY;
  }

  @Override
  public SettingValue value() {
    return SettingValue.of(setting(), toString());
  }

  @Override
  public StepAction over(State state) {
    return new AtWork(state.blocks());
  }

  @Override
  public String toString() {
    return lambda + (matricesOnly ? " of matrices" : "");
  }

  private final class AtWork implements StepAction {
    private final List<ParameterBlock> decaying;
    private final boolean all;
    private @Nullable Vector viewed;
    private final List<Vector> views = new ArrayList<>();

    AtWork(List<ParameterBlock> blocks) {
      this.decaying =
          blocks.stream()
              .filter(block -> block.trained() && (!matricesOnly || isMatrix(block)))
              .toList();
      this.all = decaying.size() == blocks.size();
    }

    @Override
    public boolean actsOnUpdate() {
      return true;
    }

    @Override
    public void onParameters(Vector theta, double h) {
      double factor = 1 - h * lambda;
      if (all) {
        theta.scale(factor);
        return;
      }
      if (viewed != theta) {
        views.clear();
        decaying.forEach(block -> views.add(theta.range(block.offset(), block.length())));
        viewed = theta;
      }
      for (int i = 0; i < views.size(); i++) {
        views.get(i).scale(factor);
      }
    }

    private static boolean isMatrix(ParameterBlock block) {
      return block.shape().stream().filter(extent -> extent > 1).count() > 1;
    }
  }
}
