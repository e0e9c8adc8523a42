package com.example;

import org.kutta.runtime.Objective;
import org.kutta.tableaus.ClassicalRk4;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Minimises Rosenbrock's function with a method from the jar of generated optimizers. */
public final class Consumer {

  /** L(x, y) = (1 − x)² + 100 (y − x²)². */
  private static final class Rosenbrock implements Objective {
    private final INDArray theta = Nd4j.createFromArray(-1.2, 1.0);
    private final INDArray gradient = Nd4j.zeros(DataType.DOUBLE, 2);

    @Override
    public INDArray parameters() {
      return theta;
    }

    @Override
    public INDArray gradient() {
      return gradient;
    }

    @Override
    public double evaluate() {
      double x = theta.getDouble(0);
      double y = theta.getDouble(1);
      double valley = y - x * x;
      gradient.putScalar(0, -2 * (1 - x) - 400 * x * valley);
      gradient.putScalar(1, 200 * valley);
      return (1 - x) * (1 - x) + 100 * valley * valley;
    }
  }

  public static void main(String[] args) {
    Rosenbrock objective = new Rosenbrock();
    var optimizer = ClassicalRk4.builder().learningRate(1e-3).build();
    for (int step = 0; step < 30_000; step++) {
      optimizer.step(objective);
    }
    System.out.printf(
        "minimum at (%.4f, %.4f) after %d gradients%n",
        objective.parameters().getDouble(0),
        objective.parameters().getDouble(1),
        optimizer.report().totalEvaluations());
  }
}
