package org.kutta.tableaus.ingredients;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.rate.Dalr;
import org.kutta.runtime.rate.LearningRate;
import org.kutta.runtime.rate.StabilityAware;
import org.kutta.tableaus.Heun2;
import org.kutta.tableaus.MuonDescent;
import org.nd4j.linalg.api.buffer.DataType;

/** A run that outlasts its schedule is told so, once. */
class EndOfScheduleTest {

  private static final Logger LOG = Logger.getLogger("org.kutta.runtime");

  private final List<String> warnings = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          warnings.add(record.getLevel() + " " + new SimpleFormatter().formatMessage(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOG.addHandler(handler);
    LOG.setUseParentHandlers(false);
  }

  @AfterEach
  void listenNoMore() {
    LOG.removeHandler(handler);
    LOG.setUseParentHandlers(true);
  }

  private List<String> warningsOf(OptimizerBuilder builder, int steps) {
    warnings.clear();
    var optimizer = builder.build();
    Ripples objective = new Ripples(DataType.DOUBLE);
    for (int k = 0; k < steps; k++) {
      optimizer.step(objective);
    }
    return List.copyOf(warnings);
  }

  @Test
  void muonDescentOverThreeStepsWarnsAtTheFourth() {
    assertThat(warningsOf(MuonDescent.over(3), 3)).isEmpty();
    assertThat(warningsOf(MuonDescent.over(3), 9))
        .containsExactly(
            "WARNING step 4 is past the end of the learning rate cosine(0.01, 3 steps), planned for"
                + " 3 steps: the rate is 0 from there on, and the parameters stay as they are; plan"
                + " for the steps of the whole run");
  }

  @Test
  void ratesMadeOfARateThatEndsEndWithIt() {
    LearningRate cosine = LearningRate.cosine(0.1, 3);
    assertThat(warningsOf(Heun2.builder().learningRate(cosine.afterWarmUp(2)), 6)).hasSize(1);
    assertThat(warningsOf(Heun2.builder().learningRate(Dalr.of(cosine, 1)), 6)).hasSize(1);
    assertThat(warningsOf(Heun2.builder().learningRate(StabilityAware.upTo(cosine)), 6)).hasSize(1);
    assertThat(warningsOf(Heun2.builder().learningRate(0.1), 6)).isEmpty();
  }
}
