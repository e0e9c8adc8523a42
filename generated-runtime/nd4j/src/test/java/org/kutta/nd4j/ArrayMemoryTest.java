package org.kutta.nd4j;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A vector notices that the array under it is no longer what it was, and by what. */
final class ArrayMemoryTest {

  private enum Damage {
    CLOSED("was closed", false, INDArray::close),
    MEMORY_CLOSED("was closed", false, array -> array.data().close()),
    REPLACED(
        "was given other memory",
        true,
        array -> array.setData(Nd4j.ones(DataType.FLOAT, 6).data())),
    RETYPED(
        "was given another type, DOUBLE for FLOAT",
        true,
        array -> array.setData(Nd4j.ones(DataType.DOUBLE, 6).data())),
    SHORTER(
        "was given another length, 4 for 6",
        true,
        array -> array.setShapeAndStride(new int[] {4}, new int[] {1}));

    private final String message;
    private final boolean writable;
    private final Consumer<INDArray> doing;

    Damage(String message, boolean writable, Consumer<INDArray> doing) {
      this.message = message;
      this.writable = writable;
      this.doing = doing;
    }
  }

  @Test
  void anArrayThatOnlyChangesItsEntriesIsIntact() {
    INDArray array = Nd4j.ones(DataType.FLOAT, 6);
    Vector vector = Nd4jVector.over(array, "x");
    array.muli(3).assign(2);
    vector.scale(2);
    assertThat(vector.isIntact()).isTrue();
    assertThat(vector.isWritable()).isTrue();
    assertThrows(IllegalStateException.class, vector::damage);
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void whatHappenedToAnArrayIsSaid(Damage damage) {
    INDArray array = Nd4j.ones(DataType.FLOAT, 6);
    Vector vector = Nd4jVector.over(array, "x");
    damage.doing.accept(array);
    assertThat(vector.isIntact()).isFalse();
    assertThat(vector.damage()).isEqualTo(damage.message);
    assertThat(vector.isWritable()).isEqualTo(damage.writable);
  }

  @Test
  void aViewIsGoneWithTheArrayThatItIsOf() {
    INDArray whole = Nd4j.ones(DataType.DOUBLE, 9);
    Vector view = Nd4jVector.over(whole.get(NDArrayIndex.interval(2, 7)), "x");
    assertThat(view.isIntact()).isTrue();
    whole.close();
    assertThat(view.isIntact()).isFalse();
    assertThat(view.damage()).isEqualTo("was closed");
    assertThat(view.isWritable()).isFalse();
  }

  @Test
  void aClosedArrayIsRefused() {
    INDArray array = Nd4j.ones(DataType.DOUBLE, 9);
    array.close();
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Nd4jVector.over(array, "parameters()"));
    assertThat(refusal)
        .hasMessageThat()
        .isEqualTo("parameters() was closed: its memory is given back");
  }

  @Test
  void companionsThatShareEntriesAreRefused() {
    INDArray whole = Nd4j.ones(DataType.DOUBLE, 9);
    Vector first = Nd4jVector.over(whole.get(NDArrayIndex.interval(0, 5)), "parameters()");
    INDArray overlapping = whole.get(NDArrayIndex.interval(4, 9));
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> first.companion(Nd4jVector.over(overlapping), "gradient()", "parameters()"));
    assertThat(refusal).hasMessageThat().contains("must not share memory");
    Vector four = Nd4jVector.over(whole.get(NDArrayIndex.interval(0, 4)), "parameters()");
    INDArray beside = whole.get(NDArrayIndex.interval(4, 8));
    assertThat(four.companion(Nd4jVector.over(beside), "gradient()", "parameters()").length())
        .isEqualTo(4);
  }
}
