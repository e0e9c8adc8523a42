package org.kutta.runtime;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.Preconditioner;
import org.kutta.runtime.rate.LearningRate;
import org.kutta.runtime.rate.RatePolicy;
import org.kutta.runtime.rate.StepStart;
import org.kutta.runtime.state.State;
import org.kutta.runtime.vector.ParameterBlock;
import org.kutta.runtime.vector.Vector;

/** A failure names the one whose code failed, and only that one. */
class CulpritTest {

  /** L = ½ θ². */
  private static class Parabola implements Objective {
    private final Vector theta = Vector.of(1.0, 2.0);
    private final Vector gradient = Vector.of(0.0, 0.0);

    @Override
    public Vector parameters() {
      return theta;
    }

    @Override
    public Vector gradient() {
      return gradient;
    }

    @Override
    public double evaluate() {
      gradient.copy(theta);
      return 1;
    }
  }

  private static double fail() {
    throw new UnsupportedOperationException("on purpose");
  }

  private record Moody(String name, Consumer<String> at) implements Preconditioner {
    @Override
    public Action over(State state) {
      return new Action() {
        @Override
        public boolean needsGradientAtStart() {
          return true;
        }

        @Override
        public boolean actsOnGradients() {
          return true;
        }

        @Override
        public boolean actsOnOffsets() {
          return true;
        }

        @Override
        public boolean actsOnUpdate() {
          return true;
        }

        @Override
        public void begin(Vector gradient) {
          at.accept("begin");
        }

        @Override
        public void beginAttempt() {
          at.accept("beginAttempt");
        }

        @Override
        public void onGradient(int stage, Vector k) {
          at.accept("onGradient");
        }

        @Override
        public void onOffset(int stage, Vector offset) {
          at.accept("onOffset");
        }

        @Override
        public void onStep(Vector g) {
          at.accept("onStep");
        }

        @Override
        public void onUpdate(Vector direction) {
          at.accept("onUpdate");
        }
      };
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private record Jerk(boolean ahead) implements Momentum {
    @Override
    public Action over(State state) {
      return new Action() {
        @Override
        public boolean looksAhead() {
          return ahead;
        }

        @Override
        public void lookAhead(Vector theta) {
          theta.fill(Double.NaN);
          fail();
        }

        @Override
        public void onUpdate(Vector direction, double h, double loss) {
          fail();
        }
      };
    }

    @Override
    public String toString() {
      return "Jerk";
    }
  }

  private record AsksFirst(boolean judges) implements RatePolicy {
    @Override
    public Action over(State state) {
      return new Action() {
        @Override
        public boolean needsGradientAtStart() {
          return true;
        }

        @Override
        public double propose(StepStart start) {
          start.curvatureAlongGradient();
          return fail();
        }
      };
    }

    @Override
    public String toString() {
      return "AsksFirst";
    }
  }

  private record Schedule() implements LearningRate {
    @Override
    public double at(long step, int epoch) {
      return fail();
    }

    @Override
    public String toString() {
      return "Schedule";
    }
  }

  private static Arguments guilty(String name, Consumer<OptimizerBuilder> ingredients) {
    return Arguments.of(name, ingredients);
  }

  static Stream<Arguments> guilty() {
    List<Arguments> all = new ArrayList<>();
    for (String place :
        List.of("begin", "beginAttempt", "onGradient", "onOffset", "onStep", "onUpdate")) {
      all.add(
          guilty(
              "the preconditioner `Moody`",
              b ->
                  b.preconditioner(
                      new Moody(
                          "Moody",
                          now -> {
                            if (now.equals(place)) {
                              fail();
                            }
                          }))));
    }
    all.add(guilty("the momentum `Jerk`", b -> b.momentum(new Jerk(true))));
    all.add(guilty("the momentum `Jerk`", b -> b.momentum(new Jerk(false))));
    all.add(guilty("the learning rate `AsksFirst`", b -> b.learningRate(new AsksFirst(false))));
    all.add(guilty("the learning rate `Schedule`", b -> b.learningRate(new Schedule())));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("guilty")
  void theIngredientThatThrowsIsNamed(String name, Consumer<OptimizerBuilder> ingredients) {
    OptimizerBuilder builder = HandWrittenHeun.builder().learningRate(0.1);
    ingredients.accept(builder);
    Parabola objective = new Parabola();
    RungeKuttaOptimizer optimizer = builder.build();
    StepFailedException failure =
        assertThrows(StepFailedException.class, () -> optimizer.step(objective));
    assertThat(failure)
        .hasMessageThat()
        .contains(": " + name + " threw java.lang.UnsupportedOperationException: on purpose; ");
    assertThat(failure).hasMessageThat().doesNotContain("the objective");
    assertThat(failure).hasCauseThat().isInstanceOf(UnsupportedOperationException.class);
    assertThat(objective.theta.toDoubleArray()).isEqualTo(new double[] {1, 2});
  }

  @Test
  void theObjectiveIsNamedThoughALearningRateAskedForItsGradient() {
    Parabola objective =
        new Parabola() {
          @Override
          public double evaluate() {
            return fail();
          }
        };
    RungeKuttaOptimizer optimizer =
        HandWrittenHeun.builder().learningRate(new AsksFirst(false)).build();
    StepFailedException failure =
        assertThrows(StepFailedException.class, () -> optimizer.step(objective));
    assertThat(failure).hasMessageThat().contains(": the objective threw ");
  }

  @Test
  void theObjectiveIsNamedWhereItsIdentityThrows() {
    Parabola objective =
        new Parabola() {
          @Override
          public long functionIdentity() {
            return (long) fail();
          }
        };
    RungeKuttaOptimizer optimizer = HandWrittenHeun.builder().learningRate(0.1).build();
    StepFailedException failure =
        assertThrows(StepFailedException.class, () -> optimizer.step(objective));
    assertThat(failure).hasMessageThat().contains(": the objective threw ");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void aPolicyThatProposesNoRateIsNamed(double h) {
    RungeKuttaOptimizer optimizer =
        HandWrittenHeun.builder()
            .learningRate(
                new LearningRate() {
                  @Override
                  public double at(long step, int epoch) {
                    return h;
                  }

                  @Override
                  public String toString() {
                    return "Odd";
                  }
                })
            .build();
    StepFailedException failure =
        assertThrows(StepFailedException.class, () -> optimizer.step(new Parabola()));
    assertThat(failure)
        .hasMessageThat()
        .contains("the policy `Odd` proposes the learning rate " + h + " at step 0, epoch 0");
  }

  @Test
  void anIngredientThatThrowsAfterTheStepFindsItCompleteAndCounted() {
    Momentum late =
        state ->
            new Momentum.Action() {
              @Override
              public void onUpdate(Vector direction, double h, double loss) {}

              @Override
              public void completed(Vector theta, long step) {
                fail();
              }
            };
    Parabola objective = new Parabola();
    RungeKuttaOptimizer optimizer =
        HandWrittenHeun.builder().learningRate(0.5).momentum(late).build();
    assertThrows(UnsupportedOperationException.class, () -> optimizer.step(objective));
    assertThat(optimizer.report().step()).isEqualTo(1);
    assertThat(objective.theta.get(0)).isNotEqualTo(1.0);
  }

  @Test
  void aListenerThatThrowsUndoesNothingAndKeepsNoOneFromHearing() {
    List<String> heard = new ArrayList<>();
    RungeKuttaOptimizer optimizer =
        HandWrittenHeun.builder()
            .learningRate(0.5)
            .listener((o, report) -> heard.add("first " + report.step()))
            .listener(
                (o, report) -> {
                  throw new UnsupportedOperationException("second");
                })
            .listener(
                (o, report) -> {
                  throw new AssertionError("third");
                })
            .listener((o, report) -> heard.add("fourth " + report.step()))
            .build();
    Parabola objective = new Parabola();
    for (int step = 1; step <= 2; step++) {
      UnsupportedOperationException thrown =
          assertThrows(UnsupportedOperationException.class, () -> optimizer.step(objective));
      assertThat(thrown).hasMessageThat().isEqualTo("second");
      assertThat(Arrays.toString(thrown.getSuppressed()))
          .matches(
              "(?s).*listener org.kutta.runtime.CulpritTest.* after step " + step + ".*third.*");
    }
    assertThat(heard).containsExactly("first 1", "fourth 1", "first 2", "fourth 2").inOrder();
    assertThat(objective.theta.get(0)).isEqualTo(0.625 * 0.625);
    assertThat(optimizer.report().step()).isEqualTo(2);
  }

  private static Parabola laidOut(ParameterBlock... blocks) {
    return new Parabola() {
      @Override
      public List<ParameterBlock> blocks() {
        return List.of(blocks);
      }
    };
  }

  private static ParameterBlock block(String name, long offset, long length) {
    return new ParameterBlock(name, offset, List.of(length));
  }

  static Stream<Arguments> layouts() {
    return Stream.of(
        Arguments.of(
            laidOut(block("W", 0, 3)), "block `W` ends at entry 2, but parameters() has 2 entries"),
        Arguments.of(
            laidOut(block("W", 0, 1)), "entries 1 to 1, after block `W`, belong to no block"),
        Arguments.of(
            laidOut(block("b", 1, 1)), "entries 0 to 0, before block `b`, belong to no block"),
        Arguments.of(
            laidOut(block("W", 0, 2), block("b", 1, 1)),
            "block `b` begins at entry 1, inside block `W`"),
        Arguments.of(laidOut(), "entries 0 to 1, after the start, belong to no block"));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void aLayoutThatDoesNotFitIsRefusedBeforeTheFirstStep(Objective objective, String message) {
    RungeKuttaOptimizer optimizer = HandWrittenHeun.builder().learningRate(0.5).build();
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> optimizer.step(objective));
    assertThat(refusal)
        .hasMessageThat()
        .isEqualTo("the objective's blocks() do not fit: " + message);
    assertThat(objective.parameters().toDoubleArray()).isEqualTo(new double[] {1, 2});
  }

  @Test
  void anObjectiveOfAnotherLayoutIsRefusedLater() {
    RungeKuttaOptimizer optimizer = HandWrittenHeun.builder().learningRate(0.5).build();
    optimizer.step(laidOut(block("W", 0, 1), block("b", 1, 1)));
    optimizer.step(laidOut(block("V", 0, 1), block("c", 1, 1)));
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> optimizer.step(new Parabola()));
    assertThat(refusal).hasMessageThat().contains("build another optimizer");
  }
}
