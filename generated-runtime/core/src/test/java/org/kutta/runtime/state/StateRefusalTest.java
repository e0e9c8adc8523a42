package org.kutta.runtime.state;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.runtime.Averaging;
import org.kutta.runtime.HandWrittenBackwardEuler;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.AdaGrad;

/** What is said of a file that is whole, has checksums that match, and holds no possible state. */
class StateRefusalTest {

  private static final String STAGE = "method/0 HandWrittenBackwardEuler/stages/";

  private record Edit(String message, Consumer<StateBytes> edit) {
    @Override
    public String toString() {
      return message;
    }
  }

  static List<Edit> edits() {
    return List.of(
        new Edit(
            "does not fit: momentum/m has 7 entries but must have 8",
            s -> s.vector("momentum/m").length = 7),
        new Edit(
            "does not fit: momentum/m has 9 entries but must have 8",
            s -> s.vector("momentum/m").length = 9),
        new Edit(
            "does not fit: momentum/m has 1152921504606846976 entries but must have 8",
            s -> s.vector("momentum/m").length = 1L << 60),
        new Edit(
            "is damaged: momentum/m has the impossible length -1",
            s -> s.vector("momentum/m").length = -1),
        new Edit("does not fit: momentum/m must be there", s -> s.vector("momentum/m").present = 0),
        new Edit(
            "does not fit: " + STAGE + "k1 must be there", s -> s.vector(STAGE + "k1").present = 0),
        new Edit(
            "does not fit: " + STAGE + "k1 must not be there",
            s -> s.number(STAGE + "learning rate").value = Double.NaN),
        new Edit(
            "is damaged: it has 2 where 0 or 1 must be", s -> s.vector("momentum/m").present = 2),
        new Edit(
            "does not fit: it lacks the vector momentum/m",
            s -> s.vectors.remove(s.vector("momentum/m"))),
        new Edit(
            "does not fit: it has the unknown vector momentum/u",
            s -> s.vector("momentum/m").name = "momentum/u"),
        new Edit(
            "does not fit: it has the unknown vector ?[31mred",
            s -> s.vector("momentum/m").name = "\u001b[31mred"),
        new Edit(
            "is damaged: it has `preconditioner/G` twice",
            s -> s.vector("momentum/m").name = "preconditioner/G"),
        new Edit(
            "does not fit: entry 2 of momentum/m is not finite",
            s -> ByteBuffer.wrap(s.vector("momentum/m").entries).putDouble(16, Double.NaN)),
        new Edit(
            "does not fit: entry 7 of momentum/m is not finite",
            s ->
                ByteBuffer.wrap(s.vector("momentum/m").entries)
                    .putDouble(56, Double.POSITIVE_INFINITY)),
        new Edit(
            "does not fit: entry 0 of preconditioner/G is not finite and not negative",
            s -> ByteBuffer.wrap(s.vector("preconditioner/G").entries).putDouble(0, -1)),
        new Edit(
            "does not fit: it lacks the number run/epoch",
            s -> s.numbers.remove(s.number("run/epoch"))),
        new Edit(
            "does not fit: it has the unknown number run/year",
            s -> s.number("run/epoch").name = "run/year"),
        new Edit(
            "is damaged: it has `run/step` twice", s -> s.number("run/epoch").name = "run/step"),
        new Edit(
            "does not fit: run/step is -1.0 but must be an integer from 0 to 2^53",
            s -> s.number("run/step").value = -1),
        new Edit(
            "does not fit: run/step is 1.5 but must be an integer from 0 to 2^53",
            s -> s.number("run/step").value = 1.5),
        new Edit(
            "does not fit: run/step is 1.8014398509481984E16 but must be an integer from 0 to 2^53",
            s -> s.number("run/step").value = 0x1p54),
        new Edit(
            "does not fit: run/epoch is 2.147483648E9 but must be an integer from 0 to 2^31 - 1",
            s -> s.number("run/epoch").value = 0x1p31),
        new Edit(
            "does not fit: run/loss is NaN but must be finite",
            s -> s.number("run/loss").value = Double.NaN),
        new Edit(
            "does not fit: run/error norm is -1.0 but must be not negative",
            s -> s.number("run/error norm").value = -1),
        new Edit(
            "does not fit: averaging/count is Infinity but must be an integer from 0 to 2^53",
            s -> s.number("averaging/count").value = Double.POSITIVE_INFINITY),
        new Edit(
            "does not fit: method/first stage/known is 2.0 but must be 0 or 1",
            s -> s.number("method/first stage/known").value = 2),
        new Edit(
            "does not fit: "
                + STAGE
                + "function, low is 0.5 but must be an integer from -2^31 to"
                + " 2^31 - 1",
            s -> s.number(STAGE + "function, low").value = 0.5),
        new Edit("is damaged: it has the setting `mood`", s -> s.settings.get(0)[0] = "mood"),
        new Edit("is damaged: it has `method` twice", s -> s.settings.add(s.settings.get(0))),
        new Edit("is damaged: its entries are `HALF`", s -> s.type = "HALF"),
        new Edit("was saved for DOUBLE [7] but the parameters are DOUBLE [8]", s -> s.length = 7),
        new Edit(
            "was saved for FLOAT [8] but the parameters are DOUBLE [8]", s -> s.type = "FLOAT"),
        new Edit(
            "is damaged: block W has the negative offset -1", s -> s.blocks.get(0).offset = -1),
        new Edit(
            "is damaged: block W must be of order 'c' or 'f', found '?'",
            s -> s.blocks.get(0).order = 7),
        new Edit(
            "was saved for other parameters: block 2 is saved as none, here it is b [2] at 6",
            s -> s.blocks.remove(1)),
        new Edit(
            "was saved for other parameters: block 3 is saved as b [2] at 6, here it is none",
            s -> s.blocks.add(s.blocks.get(1))));
  }

  private static RungeKuttaOptimizer optimizer() {
    return HandWrittenBackwardEuler.builder()
        .learningRate(0.1)
        .preconditioner(AdaGrad.onUpdate())
        .momentum(Momentum.heavyBall(0.5))
        .averaging(Averaging.tail(0))
        .build();
  }

  private static byte[] bytes(RungeKuttaOptimizer optimizer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    optimizer.save(out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @MethodSource("edits")
  void isSaidAndNothingChanges(Edit edit) throws IOException {
    Bowl objective = Bowl.ofDoubles();
    RungeKuttaOptimizer optimizer = optimizer();
    optimizer.step(objective);
    byte[] before = bytes(optimizer);
    StateBytes state = StateBytes.of(before);
    edit.edit.accept(state);
    byte[] file = state.file();
    Exception thrown =
        assertThrows(
            Exception.class,
            () -> optimizer.restore(new ByteArrayInputStream(file), objective, Changes.NONE));
    assertThat(thrown).hasMessageThat().isEqualTo("the saved optimizer " + edit.message);
    assertThat(thrown instanceof IOException || thrown instanceof IllegalArgumentException)
        .isTrue();
    assertThat(bytes(optimizer)).isEqualTo(before);
  }
}
