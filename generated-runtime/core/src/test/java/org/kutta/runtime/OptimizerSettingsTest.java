package org.kutta.runtime;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.runtime.ingredient.Ingredient;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.Adam;
import org.kutta.runtime.rate.LearningRate;
import org.kutta.runtime.state.SettingValue;

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
    setting("ingredients", List.of(), List.of(Adam.standard()));
    setting("stageSolver", StageSolver.fixedPoint(), StageSolver.newtonKrylov());
    setting("switches", List.of(), List.of(new TableauSwitch(5, new HandWrittenHeun())));
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

  static List<Ingredient> ingredients() {
    return List.of(
        new Clipping(Clipping.Kind.NORM, 1),
        Adam.standard(),
        new LookBack(1),
        Momentum.heavyBall(0.9),
        new WeightDecay(0.1, false),
        Averaging.tail(3));
  }

  @ParameterizedTest
  @MethodSource("ingredients")
  void eachIngredientIsTold(Ingredient ingredient) throws ReflectiveOperationException {
    Map<String, Object> changed = new HashMap<>(PLAIN);
    changed.put("ingredients", List.of(ingredient));
    assertThat(settings(changed).has(ingredient.setting())).isTrue();
    SettingValue told = settings(changed).values().get(1);
    assertThat(told.setting()).isEqualTo(ingredient.setting());
    assertThat(told.description()).isEqualTo(ingredient.toString());
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
