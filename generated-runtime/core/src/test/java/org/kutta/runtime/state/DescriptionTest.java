package org.kutta.runtime.state;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.runtime.Averaging;
import org.kutta.runtime.Clipping;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.WeightDecay;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.AdaGrad;
import org.kutta.runtime.preconditioner.Adam;
import org.kutta.runtime.preconditioner.Muon;
import org.kutta.runtime.preconditioner.Preconditioner;
import org.kutta.runtime.preconditioner.RmsProp;
import org.kutta.runtime.rate.Dalr;
import org.kutta.runtime.rate.ErrorControl;
import org.kutta.runtime.rate.LearningRate;
import org.kutta.runtime.rate.StabilityAware;

/** Descriptions of settings tell apart all that differs, and are the same in every process. */
class DescriptionTest {

  static Stream<Object> settings() {
    return Stream.of(
        LearningRate.constant(0.1),
        LearningRate.cosine(0.1, 9),
        LearningRate.constant(0.1).afterWarmUp(3),
        Dalr.of(0.1, 1),
        ErrorControl.filtered(0.1, 1e-3, 1e-3).upTo(4),
        StabilityAware.upTo(1),
        Adam.standard(),
        RmsProp.standard(),
        Muon.standard(),
        Momentum.heavyBall(0.9),
        Momentum.nesterov(0.9),
        Averaging.exponential(0.9),
        Averaging.tail(3),
        new WeightDecay(0.1, false),
        new Clipping(Clipping.Kind.NORM, 1),
        StageSolver.fixedPoint(),
        StageSolver.newtonKrylov());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void changesWithEachComponent(Object setting) throws ReflectiveOperationException {
    RecordComponent[] components = setting.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      components[i].getAccessor().setAccessible(true);
      values[i] = components[i].getAccessor().invoke(setting);
    }
    Constructor<?> constructor =
        setting
            .getClass()
            .getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    for (int i = 0; i < components.length; i++) {
      Object[] changed = values.clone();
      changed[i] = another(values[i]);
      Object other;
      try {
        other = constructor.newInstance(changed);
      } catch (InvocationTargetException e) {
        // A setting that cannot be, such as a decay above 1.
        changed[i] = lower(values[i]);
        other = constructor.newInstance(changed);
      }
      assertWithMessage(components[i].getName())
          .that(SettingValue.description(other))
          .isNotEqualTo(SettingValue.description(setting));
    }
  }

  private static Object another(Object value) {
    if (value instanceof Double x) {
      return Math.nextUp(x);
    }
    if (value instanceof Long x) {
      return x + 1;
    }
    if (value instanceof Integer x) {
      return x + 1;
    }
    if (value instanceof Boolean x) {
      return !x;
    }
    if (value instanceof OptionalDouble) {
      return OptionalDouble.of(1e-7);
    }
    if (value instanceof LearningRate) {
      return LearningRate.constant(0.3);
    }
    if (value instanceof Preconditioner) {
      return RmsProp.standard();
    }
    if (value instanceof Enum<?> x) {
      Object[] constants = x.getDeclaringClass().getEnumConstants();
      return constants[(x.ordinal() + 1) % constants.length];
    }
    throw new AssertionError("how does one change " + value + "?");
  }

  private static Object lower(Object value) {
    return Math.nextDown((Double) value);
  }

  private record Wrapping(LearningRate inner) implements LearningRate {
    @Override
    public double at(long step, int epoch) {
      return inner.at(step, epoch);
    }
  }

  private static final class Silent implements LearningRate {
    @Override
    public double at(long step, int epoch) {
      return 0.1;
    }
  }

  @Test
  void whatHoldsSomethingWithoutADescriptionHasNone() {
    List<LearningRate> silent =
        List.of(
            (step, epoch) -> 0.1,
            new Silent(),
            new Wrapping((step, epoch) -> 0.1),
            new Wrapping(new Silent()),
            new Silent().afterWarmUp(3),
            new LearningRate() {
              @Override
              public double at(long step, int epoch) {
                return 0.1;
              }
            });
    for (LearningRate rate : silent) {
      SettingValue value = SettingValue.of(Setting.LEARNING_RATE, (Object) rate);
      assertWithMessage(value.toString()).that(value.isComparable()).isFalse();
      assertThat(value.description()).doesNotContainMatch("@[0-9a-f]{3}|/0x");
    }
    SettingValue ofDalr =
        SettingValue.of(Setting.LEARNING_RATE, (Object) Dalr.of((step, epoch) -> 0.1, 1));
    assertThat(ofDalr.isComparable()).isFalse();
    SettingValue ofMuon =
        SettingValue.of(
            Setting.PRECONDITIONER,
            (Object) Muon.standard().withOthers(state -> AdaGrad.onUpdate().over(state), 1));
    assertThat(ofMuon.isComparable()).isFalse();
  }

  @Test
  void anEnumNamesEachSettingOnce() {
    assertThat(Arrays.stream(Setting.values()).map(Setting::toString).toList())
        .containsNoDuplicates();
  }
}
