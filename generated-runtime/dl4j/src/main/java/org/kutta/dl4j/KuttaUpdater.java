package org.kutta.dl4j;

import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Stands in a network's configuration where the network's own updater stood, as long as {@link
 * KuttaTraining} is installed.
 *
 * <p>The installation itself is in a transient field of the network: copies of the network do not
 * have it. They do have this updater, whether they were made by {@code clone()}, from the
 * configuration's JSON ({@code ModelSerializer}, {@code ParallelWrapper}), by Java's serialisation
 * or by transfer learning. It changes nothing in predictions; a copy that is about to train without
 * an installation is told so by an exception, before the first batch changes it.
 *
 * <p>Immutable; written to JSON with the updater that it replaces.
 */
public final class KuttaUpdater implements IUpdater {

  private static final long serialVersionUID = 1;

  private final String optimizer;
  private final IUpdater replaced;
  private final transient @Nullable DoubleSupplier rate;

  /** Called by DL4J's JSON reader. */
  @JsonCreator
  KuttaUpdater(
      @JsonProperty("optimizer") String optimizer, @JsonProperty("replaced") IUpdater replaced) {
    this(optimizer, replaced, null);
  }

  private KuttaUpdater(String optimizer, IUpdater replaced, @Nullable DoubleSupplier rate) {
    this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
    this.replaced = Objects.requireNonNull(replaced, "replaced");
    this.rate = rate;
  }

  /** Returns what takes the place of an updater, which may itself be such a one. */
  static KuttaUpdater inPlaceOf(IUpdater updater, String optimizer, DoubleSupplier rate) {
    return new KuttaUpdater(optimizer, own(updater), rate);
  }

  /** Returns the updater that the configuration was written with. */
  static IUpdater own(IUpdater updater) {
    return updater instanceof KuttaUpdater placeholder ? placeholder.replaced : updater;
  }

  /** Returns the optimizer that the network was installed with, in words. */
  public String optimizer() {
    return optimizer;
  }

  /** Returns the network's own updater. */
  public IUpdater replaced() {
    return replaced;
  }

  /** Returns 0: it remembers nothing. */
  @Override
  public long stateSize(long parameters) {
    return 0;
  }

  @Override
  public GradientUpdater<KuttaUpdater> instantiate(
      @Nullable INDArray state, boolean initializeState) {
    return new Refusal(this);
  }

  @Override
  public GradientUpdater<KuttaUpdater> instantiate(
      Map<String, INDArray> state, boolean initializeState) {
    return new Refusal(this);
  }

  /** Returns this object, which is immutable. */
  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod")
  public KuttaUpdater clone() {
    return this;
  }

  /**
   * Returns the learning rate of the optimizer's last step; NaN, which DL4J takes for none, before
   * the first one and in a copy that was read from a file.
   */
  @Override
  public double getLearningRate(int iteration, int epoch) {
    return rate == null ? Double.NaN : rate.getAsDouble();
  }

  /** Returns true, so that DL4J hands learning rates that are set to {@link #setLrAndSchedule}. */
  @Override
  public boolean hasLearningRate() {
    return true;
  }

  /**
   * Refuses.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public void setLrAndSchedule(double learningRate, @Nullable ISchedule schedule) {
    throw new UnsupportedOperationException(
        "the network trains by %s, whose learning rate is chosen when it is built:"
                .formatted(optimizer)
            + " builder().learningRate(…), which takes numbers, schedules and policies");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KuttaUpdater that
        && optimizer.equals(that.optimizer)
        && replaced.equals(that.replaced);
  }

  @Override
  public int hashCode() {
    return Objects.hash(optimizer, replaced);
  }

  @Override
  public String toString() {
    return "KuttaUpdater(%s in place of %s)".formatted(optimizer, replaced);
  }

  /** What DL4J's own solvers run into. */
  private static final class Refusal implements GradientUpdater<KuttaUpdater> {

    private final KuttaUpdater updater;

    Refusal(KuttaUpdater updater) {
      this.updater = updater;
    }

    @Override
    public KuttaUpdater getConfig() {
      return updater;
    }

    @Override
    public void setState(@Nullable Map<String, INDArray> state, boolean initialize) {}

    @Override
    public Map<String, INDArray> getState() {
      return Map.of();
    }

    @Override
    public void setStateViewArray(
        INDArray view, long[] gradientShape, char gradientOrder, boolean initialize) {}

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
      throw new IllegalStateException(
          ("a network that was to train by %s is about to train by its configuration's %s: the"
                  + " installation is not in copies (clone, a file read by ModelSerializer, transfer"
                  + " learning, early stopping's best model, workers of ParallelWrapper), is lost"
                  + " on clear(), and does not act in pretrain; write"
                  + " KuttaTraining.install(network, optimizer) to train it by Kutta, or"
                  + " KuttaTraining.remove(network) to train it by %s")
              .formatted(updater.optimizer, updater.replaced, name(updater.replaced)));
    }

    private static String name(IUpdater updater) {
      return updater.getClass().getSimpleName();
    }
  }
}
