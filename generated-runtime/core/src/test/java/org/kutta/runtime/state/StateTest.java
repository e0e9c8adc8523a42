package org.kutta.runtime.state;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kutta.runtime.vector.Vector;

/** What is written during a step counts when the step completes, and not before. */
class StateTest {

  private final Vector form = Vector.of(new double[3]);
  private final State state = State.of(form, List.of());
  private final StateVector vector = state.scope("momentum").vector("m");
  private final StateScalar number = state.scope("momentum").scalar("beta", 0.5);

  private void write(double value) {
    for (int i = 0; i < 3; i++) {
      vector.next().put(i, value);
    }
    number.next(value);
  }

  @Test
  void whatAStepWroteIsCurrentWhenItIsComplete() {
    write(2);
    assertThat(vector.current().get(2)).isEqualTo(0);
    assertThat(number.current()).isEqualTo(0.5);
    state.commit();
    assertThat(vector.current().get(2)).isEqualTo(2);
    assertThat(number.current()).isEqualTo(2);
  }

  @Test
  void whatAFailedStepWroteIsForgotten() {
    write(2);
    state.discard();
    state.commit();
    assertThat(vector.current().get(2)).isEqualTo(0);
    assertThat(number.current()).isEqualTo(0.5);
  }

  @Test
  void aVectorThatIsNotFiniteIsNamed() {
    assertThat(state.notFinite()).isEmpty();
    write(Double.NaN);
    assertThat(state.notFinite()).hasValue("momentum/m");
    state.discard();
    assertThat(state.notFinite()).isEmpty();
    write(1);
    assertThat(state.notFinite()).isEmpty();
  }

  @Test
  void theLookForWhatIsNotFiniteSeesWhatWasWritten() {
    state.expectFinite();
    assertThat(form.batch().metExpectations()).isTrue();
    write(1);
    state.expectFinite();
    assertThat(form.batch().metExpectations()).isTrue();
    write(Double.POSITIVE_INFINITY);
    state.expectFinite();
    assertThat(form.batch().metExpectations()).isFalse();
  }

  @Test
  void aNameIsDeclaredOnce() {
    State scope = state.scope("momentum");
    assertThrows(IllegalStateException.class, () -> scope.vector("m"));
    assertThrows(IllegalStateException.class, () -> scope.scalar("beta", 1));
  }

  @Test
  void nothingIsDeclaredAfterTheFirstStepHasBegun() {
    state.complete();
    assertThrows(IllegalStateException.class, () -> state.vector("late"));
    assertThrows(IllegalStateException.class, () -> state.scalar("late", 1));
    assertThrows(IllegalStateException.class, () -> state.count("late"));
  }

  @Test
  void keptVectorsAreThoseThatWereKept() {
    StateScalar known = state.scalar("known", Double.NaN);
    KeptVectors kept = state.vectorsInPlace("k", 2, known);
    assertThat(kept.size()).isEqualTo(2);
    kept.get(0).put(1, 4);
    kept.get(1).put(1, 5);
    kept.keep();
    kept.get(1).put(1, 7);
    kept.load();
    assertThat(kept.get(0).get(1)).isEqualTo(4);
    assertThat(kept.get(1).get(1)).isEqualTo(5);
  }

  @Test
  void anImpossibleNumberIsNotSaved() {
    StateScalar count = state.count("steps");
    count.next(0.5);
    state.commit();
    assertThat(refusalToSave())
        .isEqualTo(
            "steps is 0.5 but must be an integer from 0 to 2^53: this state cannot be saved");
  }

  @Test
  void anImpossibleVectorIsNotSaved() {
    write(1);
    vector.next().put(1, Double.NaN);
    state.commit();
    assertThat(refusalToSave())
        .isEqualTo("entry 1 of momentum/m is not finite: this state cannot be saved");
  }

  private String refusalToSave() {
    return String.valueOf(
        assertThrows(
                IllegalStateException.class,
                () -> StateFormat.write(List.of(), state, new ByteArrayOutputStream()))
            .getMessage());
  }

  @Test
  void aVectorOfFloatsLongerThanAPieceIsSavedAndReadEntryByEntry() throws IOException {
    int n = (1 << 16) + 3;
    State saved = State.of(Vector.of(new float[n]), List.of());
    StateVector written = saved.vector("m");
    for (int i = 0; i < n; i++) {
      written.next().put(i, i);
    }
    saved.commit();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StateFormat.write(List.of(), saved, out);
    State read = State.of(Vector.of(new float[n]), List.of());
    StateVector vector = read.vector("m");
    StateFormat.read(
        new ByteArrayInputStream(out.toByteArray()), "bytes", List.of(), read, Changes.NONE);
    for (int i = 0; i < n; i++) {
      assertThat(vector.current().get(i)).isEqualTo(i);
    }
  }
}
