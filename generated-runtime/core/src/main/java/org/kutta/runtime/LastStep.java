package org.kutta.runtime;

import org.kutta.runtime.state.Range;
import org.kutta.runtime.state.StateNumbers;
import org.kutta.runtime.state.StateScalar;

/**
 * The report of the last step, filled by the steps, and the counters of the run. All its numbers
 * are those of a state, so that none can be forgotten when the state is saved.
 */
final class LastStep implements StepReport {

  private Numbers numbers = new Numbers(new StateNumbers());

  /** The numbers of a run, declared among those of a state. */
  static final class Numbers {
    private final StateNumbers declared;
    private final StateScalar step;
    private final StateScalar loss;
    private final StateScalar learningRate;
    private final StateScalar evaluations;
    private final StateScalar totalEvaluations;
    private final StateScalar sweeps;
    private final StateScalar hessianProducts;
    private final StateScalar totalHessianProducts;
    private final StateScalar rejections;
    private final StateScalar skips;
    private final StateScalar skipsInARow;
    private final StateScalar errorNorm;
    private final StateScalar epoch;

    Numbers(StateNumbers declared) {
      this.declared = declared;
      this.step = declared.count("step");
      this.loss = declared.scalar("loss", 0, Range.FINITE);
      this.learningRate = declared.scalar("learning rate", 0, Range.NOT_NEGATIVE);
      this.evaluations = declared.scalar("evaluations", 0, Range.INT_COUNT);
      this.totalEvaluations = declared.count("total evaluations");
      this.sweeps = declared.scalar("sweeps", 0, Range.INT_COUNT);
      this.hessianProducts = declared.scalar("Hessian products", 0, Range.INT_COUNT);
      this.totalHessianProducts = declared.count("total Hessian products");
      this.rejections = declared.scalar("rejections", 0, Range.INT_COUNT);
      this.skips = declared.count("skips");
      this.skipsInARow = declared.scalar("skips in a row", 0, Range.INT_COUNT);
      this.errorNorm = declared.scalar("error norm", Double.NaN, Range.NORM);
      this.epoch = declared.scalar("epoch", 0, Range.INT_COUNT);
    }
  }

  /** Goes on with restored numbers. */
  void moveTo(Numbers restored) {
    numbers = restored;
  }

  /** Goes on in other numbers, with the present values. */
  void bringTo(Numbers fresh) {
    fresh.declared.copy(numbers.declared);
    numbers = fresh;
  }

  void finished(StepStages s, double h, int rejections, double errorNorm) {
    spent(s, rejections);
    add(numbers.step, 1);
    set(numbers.loss, s.firstLoss());
    set(numbers.learningRate, h);
    set(numbers.errorNorm, errorNorm);
    set(numbers.skipsInARow, 0);
  }

  /** Counts a step that was skipped, and what it spent. */
  void skipped(StepStages s, int rejections) {
    spent(s, rejections);
    add(numbers.skips, 1);
    add(numbers.skipsInARow, 1);
  }

  private void spent(StepStages s, int rejections) {
    Evaluations spent = s.evaluations();
    set(numbers.evaluations, spent.gradients());
    add(numbers.totalEvaluations, spent.gradients());
    set(numbers.sweeps, s.sweeps());
    set(numbers.hessianProducts, spent.hessianProducts());
    add(numbers.totalHessianProducts, spent.hessianProducts());
    set(numbers.rejections, rejections);
  }

  private static void add(StateScalar number, int more) {
    set(number, number.current() + more);
  }

  private static void set(StateScalar number, double value) {
    number.next(value);
    number.commit();
  }

  void startEpoch(int epoch) {
    set(numbers.epoch, epoch);
  }

  int epoch() {
    return (int) numbers.epoch.current();
  }

  @Override
  public long step() {
    return (long) numbers.step.current();
  }

  @Override
  public double loss() {
    return numbers.loss.current();
  }

  @Override
  public double learningRate() {
    return numbers.learningRate.current();
  }

  @Override
  public int evaluations() {
    return (int) numbers.evaluations.current();
  }

  @Override
  public int sweeps() {
    return (int) numbers.sweeps.current();
  }

  @Override
  public long totalEvaluations() {
    return (long) numbers.totalEvaluations.current();
  }

  @Override
  public int hessianProducts() {
    return (int) numbers.hessianProducts.current();
  }

  @Override
  public long totalHessianProducts() {
    return (long) numbers.totalHessianProducts.current();
  }

  @Override
  public int rejections() {
    return (int) numbers.rejections.current();
  }

  @Override
  public long skips() {
    return (long) numbers.skips.current();
  }

  @Override
  public int skipsInARow() {
    return (int) numbers.skipsInARow.current();
  }

  @Override
  public double errorNorm() {
    return numbers.errorNorm.current();
  }

  @Override
  public String toString() {
    return "step %d: loss %s, learning rate %s, %d evaluations"
        .formatted(step(), loss(), learningRate(), evaluations());
  }
}
