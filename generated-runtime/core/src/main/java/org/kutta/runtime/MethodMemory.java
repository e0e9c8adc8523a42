package org.kutta.runtime;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.method.Memory;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.state.Range;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateScalar;
import org.kutta.runtime.state.StateVector;

/** What one method remembers from step to step, declared before its first step. */
final class MethodMemory implements Memory {

  private final State state;
  private final Map<String, StateVector> vectors = new HashMap<>();
  private final Map<String, StateScalar> numbers = new HashMap<>();
  private final @Nullable KeptStages stages;

  MethodMemory(State state, Method method) {
    this.state = state;
    int solved = method.stageVectors();
    this.stages = solved == 0 ? null : new KeptStages(state.scope("stages"), solved);
    method.remember(this);
  }

  @Override
  public void vector(String name) {
    vectors.put(name, state.vector(name));
  }

  @Override
  public void number(String name) {
    numbers.put(name, state.scalar(name, Double.NaN, Range.NORM));
  }

  StateVector rememberedVector(String name) {
    return declared(vectors.get(name), name);
  }

  StateScalar rememberedNumber(String name) {
    return declared(numbers.get(name), name);
  }

  private static <T> T declared(@Nullable T found, String name) {
    if (found == null) {
      throw new IllegalStateException(
          "the method remembers no `" + name + "`: it must declare it in remember(Memory)");
    }
    return found;
  }

  @Nullable KeptStages stages() {
    return stages;
  }
}
