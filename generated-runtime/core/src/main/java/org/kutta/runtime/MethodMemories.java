package org.kutta.runtime;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateScalar;
import org.kutta.runtime.state.StateVector;

/** What the methods of a run remember from step to step, and the one that makes the step. */
final class MethodMemories {

  private final Map<Method, MethodMemory> memories = new IdentityHashMap<>();
  private MethodMemory current;
  private boolean stagesAreKnown;

  /** Declares what each method remembers, in a scope of its own. */
  MethodMemories(State ofMethods, List<Method> methods) {
    for (int i = 0; i < methods.size(); i++) {
      Method method = methods.get(i);
      State scope = ofMethods.scope(i + " " + method.facts().name());
      memories.put(method, new MethodMemory(scope, method));
    }
    this.current = memory(methods.get(0));
  }

  private MethodMemory memory(Method method) {
    return Objects.requireNonNull(memories.get(method));
  }

  void beginStep(Method method) {
    current = memory(method);
  }

  /**
   * Begins an attempt.
   *
   * @param mayKnow whether it may start from the stages of the step before
   */
  void beginAttempt(boolean mayKnow, long function) {
    KeptStages stages = current.stages();
    stagesAreKnown = mayKnow && stages != null && stages.begin(function);
  }

  /** Returns whether the attempt starts from the stages of the step before. */
  boolean stagesAreKnown() {
    return stagesAreKnown;
  }

  /** Returns the stages that the method solves for. */
  KeptStages stages() {
    KeptStages stages = current.stages();
    if (stages == null) {
      throw new IllegalStateException("the method solves for no stages");
    }
    return stages;
  }

  /** Keeps the stages of this step, if any are solved for. */
  void keepStages(double h, long function) {
    KeptStages stages = current.stages();
    // An implicit table may be explicit in another order of its stages: then none is solved for.
    if (stages != null) {
      stages.keep(h, function);
    }
  }

  StateVector vector(String name) {
    return current.rememberedVector(name);
  }

  StateScalar number(String name) {
    return current.rememberedNumber(name);
  }

  /** Ends an attempt that was taken back. */
  void discard() {
    KeptStages stages = current.stages();
    if (stages != null) {
      stages.discard();
    }
  }

  /**
   * Ends a completed step.
   *
   * @param goesOn whether the method made the step before, too; otherwise the stages of the others
   *     are not needed any more
   */
  void commit(boolean goesOn) {
    KeptStages solved = current.stages();
    if (solved != null) {
      solved.commit();
    }
    if (!goesOn) {
      for (MethodMemory each : memories.values()) {
        KeptStages stages = each.stages();
        if (stages != null && each != current) {
          stages.nextAreForgotten();
        }
      }
    }
  }

  /** Forgets the stages of all methods. */
  void forget() {
    for (MethodMemory each : memories.values()) {
      KeptStages stages = each.stages();
      if (stages != null) {
        stages.forget();
      }
    }
  }
}
