package org.kutta.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kutta.runtime.state.SavedState;

/** The report of the last step, filled by the steps. */
final class LastStep implements StepReport {

  private long step;
  private double loss;
  private double learningRate;
  private int evaluations;
  private int sweeps;
  private long totalEvaluations;
  private int hessianProducts;
  private long totalHessianProducts;
  private int rejections;
  private double errorNorm = Double.NaN;

  void finished(Stages s, double h, int rejections, double errorNorm) {
    step++;
    loss = s.firstLoss();
    learningRate = h;
    evaluations = s.evaluations().gradients();
    totalEvaluations += evaluations;
    sweeps = s.sweeps();
    hessianProducts = s.evaluations().hessianProducts();
    totalHessianProducts += hessianProducts;
    this.rejections = rejections;
    this.errorNorm = errorNorm;
  }

  Map<String, Double> saved() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("report/step", (double) step);
    numbers.put("report/loss", loss);
    numbers.put("report/learning rate", learningRate);
    numbers.put("report/evaluations", (double) evaluations);
    numbers.put("report/sweeps", (double) sweeps);
    numbers.put("report/total evaluations", (double) totalEvaluations);
    numbers.put("report/Hessian products", (double) hessianProducts);
    numbers.put("report/total Hessian products", (double) totalHessianProducts);
    numbers.put("report/rejections", (double) rejections);
    numbers.put("report/error norm", errorNorm);
    return numbers;
  }

  void restore(SavedState saved) {
    step = (long) saved.scalar("report/step");
    loss = saved.scalar("report/loss");
    learningRate = saved.scalar("report/learning rate");
    evaluations = (int) saved.scalar("report/evaluations");
    sweeps = (int) saved.scalar("report/sweeps");
    totalEvaluations = (long) saved.scalar("report/total evaluations");
    hessianProducts = (int) saved.scalar("report/Hessian products");
    totalHessianProducts = (long) saved.scalar("report/total Hessian products");
    rejections = (int) saved.scalar("report/rejections");
    errorNorm = saved.scalar("report/error norm");
  }

  @Override
  public long step() {
    return step;
  }

  @Override
  public double loss() {
    return loss;
  }

  @Override
  public double learningRate() {
    return learningRate;
  }

  @Override
  public int evaluations() {
    return evaluations;
  }

  @Override
  public int sweeps() {
    return sweeps;
  }

  @Override
  public long totalEvaluations() {
    return totalEvaluations;
  }

  @Override
  public int hessianProducts() {
    return hessianProducts;
  }

  @Override
  public long totalHessianProducts() {
    return totalHessianProducts;
  }

  @Override
  public int rejections() {
    return rejections;
  }

  @Override
  public double errorNorm() {
    return errorNorm;
  }

  @Override
  public String toString() {
    return "step %d: loss %s, learning rate %s, %d evaluations"
        .formatted(step, loss, learningRate, evaluations);
  }
}
