package org.kutta.runtime;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.Adam;
import org.kutta.runtime.rate.LearningRate;

/** What a saved state knows of an optimizer's settings. */
class OptimizerSettingsTest {

  /** Settings on which no number of a run depends. */
  private static final List<String> WITHOUT_INFLUENCE = List.of("listeners");

  private static final Map<String, Object> PLAIN = new HashMap<>();
  private static final Map<String, Object> OTHER = new HashMap<>();

  static {
    setting("learningRate", LearningRate.constant(0.1), LearningRate.constant(0.2));
    setting("nonFinite", NonFinitePolicy.THROW, NonFinitePolicy.HALVE);
    setting("maxHalvings", RungeKuttaOptimizer.MAX_HALVINGS, 60);
    setting("estimateError", false, true);
    setting("clipping", Optional.empty(), Optional.of(new Clipping(Clipping.Kind.NORM, 1)));
    setting("preconditioner", Optional.empty(), Optional.of(Adam.standard()));
    setting("lookBack", 0.0, 1.0);
    setting("momentum", Optional.empty(), Optional.of(Momentum.heavyBall(0.9)));
    setting("weightDecay", Optional.empty(), Optional.of(new WeightDecay(0.1, false)));
    setting("averaging", Optional.empty(), Optional.of(Averaging.tail(3)));
    setting("stageSolver", StageSolver.fixedPoint(), StageSolver.newtonKrylov());
    setting(
        "switches",
        List.of(),
        List.of(new TableauSwitch(5, HandWrittenHeun.builder().learningRate(0.1).build())));
    setting("listeners", List.of(), List.of((StepListener) (optimizer, report) -> {}));
  }

  private static void setting(String name, Object plain, Object other) {
    PLAIN.put(name, plain);
    OTHER.put(name, other);
  }

  private static OptimizerSettings settings(Map<String, Object> values)
      throws ReflectiveOperationException {
    RecordComponent[] components = OptimizerSettings.class.getRecordComponents();
    for (RecordComponent component : components) {
      assertWithMessage(
              "what a saved state says of the setting %s: add it to this test", component.getName())
          .that(values)
          .containsKey(component.getName());
    }
    return OptimizerSettings.class
        .getConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
        .newInstance(Arrays.stream(components).map(c -> values.get(c.getName())).toArray());
  }

  @Test
  void eachSettingThatMattersIsTold() throws ReflectiveOperationException {
    OptimizerSettings plain = settings(PLAIN);
    for (RecordComponent component : OptimizerSettings.class.getRecordComponents()) {
      Map<String, Object> changed = new HashMap<>(PLAIN);
      changed.put(component.getName(), OTHER.get(component.getName()));
      boolean told = !settings(changed).values().equals(plain.values());
      assertWithMessage(component.getName())
          .that(told)
          .isEqualTo(!WITHOUT_INFLUENCE.contains(component.getName()));
    }
    assertThat(plain.values()).hasSize(1);
  }
}
