package org.kutta.nd4j;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kutta.runtime.Averaging;
import org.kutta.runtime.Objective;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StepFailedException;
import org.kutta.runtime.stabilised.ChebyshevDescent;
import org.kutta.runtime.state.Changes;
import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.CycleSchedule;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Objectives, and learning rates, of ND4J's making. */
class Nd4jObjectiveTest {

  /** L = ½ ‖θ‖², with arrays that a test may replace. */
  private static final class Bowl extends Nd4jObjective {
    private INDArray theta = Nd4j.createFromArray(1.0, 3.0);
    private INDArray gradient = Nd4j.createFromArray(0.0, 0.0);

    @Override
    public INDArray parameterArray() {
      return theta;
    }

    @Override
    public INDArray gradientArray() {
      return gradient;
    }

    @Override
    public double evaluate() {
      gradient.assign(theta);
      double norm = theta.norm2Number().doubleValue();
      return 0.5 * norm * norm;
    }
  }

  private static RungeKuttaOptimizer optimizer() {
    return ChebyshevDescent.builder(2, 1).learningRate(0.1).averaging(Averaging.tail(0)).build();
  }

  @Test
  void aLossIsTrainedInTheArrayThatItWasGiven() {
    INDArray theta = Nd4j.createFromArray(1.0, 3.0);
    Objective objective =
        Nd4jObjective.of(
            theta,
            (x, gradient) -> {
              gradient.assign(x);
              return 0;
            });
    Bowl bowl = new Bowl();
    optimizer().step(objective);
    optimizer().step(bowl);
    assertThat(theta.toDoubleVector()).isEqualTo(bowl.theta.toDoubleVector());
    assertThat(theta.getDouble(0)).isLessThan(1.0);
  }

  @Test
  void anArrayThatTookThePlaceOfAnotherIsTrained() {
    Bowl objective = new Bowl();
    RungeKuttaOptimizer optimizer = optimizer();
    optimizer.step(objective);
    double factor = objective.theta.getDouble(0);
    INDArray before = objective.theta.dup();
    INDArray old = objective.theta;
    objective.theta = Nd4j.createFromArray(8.0, 0.0);
    optimizer.step(objective);
    assertThat(objective.theta.getDouble(0)).isWithin(1e-14).of(8 * factor);
    assertThat(old.toDoubleVector()).isEqualTo(before.toDoubleVector());
  }

  @Test
  void anArrayThatIsReplacedDuringAnEvaluationFailsTheStep() {
    Bowl objective = new Bowl();
    Bowl replacing = new Bowl();
    RungeKuttaOptimizer optimizer = optimizer();
    Objective moody =
        new Nd4jObjective() {
          @Override
          public INDArray parameterArray() {
            return objective.theta;
          }

          @Override
          public INDArray gradientArray() {
            return objective.gradient;
          }

          @Override
          public double evaluate() {
            objective.gradient = replacing.gradient;
            return 0;
          }
        };
    StepFailedException thrown =
        assertThrows(StepFailedException.class, () -> optimizer.step(moody));
    assertThat(thrown)
        .hasMessageThat()
        .contains("the objective's gradient() became another array during the evaluation");
  }

  @Test
  void buffersOfTwoKindsOfMemoryAreRefused() {
    Bowl bowl = new Bowl();
    Vector heap = Vector.of(0.0, 0.0);
    Objective mixed =
        new Objective() {
          @Override
          public Vector parameters() {
            return bowl.parameters();
          }

          @Override
          public Vector gradient() {
            return heap;
          }

          @Override
          public double evaluate() {
            return 0;
          }
        };
    assertThat(assertThrows(IllegalArgumentException.class, () -> optimizer().step(mixed)))
        .hasMessageThat()
        .isEqualTo(
            "parameters() is over an ND4J array but gradient() is over DoubleArrayVector: both"
                + " must be over the same kind of memory");
  }

  @Test
  void anActionThatClosesTheParametersIsToldSo() {
    Bowl objective = new Bowl();
    RungeKuttaOptimizer optimizer = optimizer();
    optimizer.step(objective);
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                optimizer.withAveragedParameters(
                    objective,
                    () -> {
                      objective.theta.close();
                      return 0;
                    }));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "the objective's parameters() was closed while the averaged parameters stood in it");
  }

  @Test
  void theAverageIsAnArrayToo() {
    Bowl objective = new Bowl();
    RungeKuttaOptimizer optimizer = optimizer();
    optimizer.step(objective);
    INDArray mean = Nd4jVector.arrayOf(optimizer.averagedParameters());
    assertThat(mean.toDoubleVector()).isEqualTo(objective.theta.toDoubleVector());
  }

  @Test
  void aScheduleOfIterationsSetsTheLearningRate() {
    RungeKuttaOptimizer optimizer =
        ChebyshevDescent.builder(2, 1)
            .learningRate(new ScheduledRate(new StepSchedule(ScheduleType.ITERATION, 0.5, 0.5, 2)))
            .build();
    Bowl objective = new Bowl();
    List<Double> rates = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      rates.add(optimizer.step(objective).learningRate());
    }
    assertThat(rates).containsExactly(0.5, 0.5, 0.25, 0.25).inOrder();
  }

  @Test
  void aScheduleOfEpochsFollowsTheToldEpoch() {
    RungeKuttaOptimizer optimizer =
        ChebyshevDescent.builder(2, 1)
            .learningRate(
                new ScheduledRate(
                    new MapSchedule.Builder(ScheduleType.EPOCH).add(0, 0.5).add(3, 0.125).build()))
            .build();
    Bowl objective = new Bowl();
    assertThat(optimizer.step(objective).learningRate()).isEqualTo(0.5);
    optimizer.startEpoch(3);
    assertThat(optimizer.step(objective).learningRate()).isEqualTo(0.125);
  }

  @Test
  void differentSchedulesDiffer() throws IOException {
    List<ISchedule> schedules =
        List.of(
            new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, 3),
            new StepSchedule(ScheduleType.EPOCH, 0.1, 0.5, 3),
            new StepSchedule(ScheduleType.ITERATION, 0.2, 0.5, 3),
            new StepSchedule(ScheduleType.ITERATION, 0.1, 0.25, 3),
            new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, 4),
            new ExponentialSchedule(ScheduleType.ITERATION, 0.1, 0.5),
            new PolySchedule(ScheduleType.ITERATION, 0.1, 0.5, 3),
            new CycleSchedule(ScheduleType.ITERATION, 0.1, 1, 10, 2, 0.1),
            new CycleSchedule(ScheduleType.ITERATION, 0.1, 1, 10, 2, 0.2),
            new MapSchedule.Builder(ScheduleType.ITERATION).add(0, 0.1).add(5, 0.01).build(),
            new MapSchedule.Builder(ScheduleType.ITERATION).add(0, 0.1).add(6, 0.01).build());
    List<String> descriptions =
        schedules.stream().map(s -> new ScheduledRate(s).toString()).toList();
    assertThat(descriptions).containsNoDuplicates();
    for (int i = 0; i < schedules.size(); i++) {
      byte[] saved = saved(schedules.get(i));
      restored(saved, schedules.get(i).clone());
      ISchedule other = schedules.get((i + 1) % schedules.size());
      assertWithMessage("%s", other)
          .that(assertThrows(IllegalArgumentException.class, () -> restored(saved, other)))
          .hasMessageThat()
          .contains("learning rate");
    }
  }

  private static byte[] saved(ISchedule schedule) throws IOException {
    RungeKuttaOptimizer optimizer =
        ChebyshevDescent.builder(2, 1).learningRate(new ScheduledRate(schedule)).build();
    optimizer.step(new Bowl());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    optimizer.save(bytes);
    return bytes.toByteArray();
  }

  private static void restored(byte[] saved, ISchedule schedule) throws IOException {
    ChebyshevDescent.builder(2, 1)
        .learningRate(new ScheduledRate(schedule))
        .build()
        .restore(new ByteArrayInputStream(saved), new Bowl(), Changes.NONE);
  }

  @Test
  void entriesGoInAndOutWhateverTheStride() {
    INDArray matrix = Nd4j.zeros(DataType.FLOAT, 3, 2);
    Nd4jVector column = Nd4jVector.over(matrix.getColumn(1));
    column.put(0, 3, new double[] {1, 2, 3});
    column.put(1, 0.5);
    float[] two = new float[2];
    column.get(1, 2, two);
    assertThat(two).isEqualTo(new float[] {0.5f, 3});
    assertThat(column.get(0)).isEqualTo(1.0);
    assertThat(column.toDoubleArray()).isEqualTo(new double[] {1, 0.5, 3});
    assertThat(matrix.getColumn(0).sumNumber().doubleValue()).isEqualTo(0);
  }
}
