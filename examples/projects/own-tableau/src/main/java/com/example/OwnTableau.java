package com.example;

import com.example.methods.Houwen3;
import org.kutta.runtime.Objective;
import org.kutta.runtime.RungeKuttaMethods;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Trains with a method that this project wrote down itself. */
public final class OwnTableau {

  /** L(θ) = ½ Σ θ². */
  private static final class Bowl implements Objective {
    private final INDArray theta = Nd4j.createFromArray(3.0, -4.0);
    private final INDArray gradient = Nd4j.createFromArray(0.0, 0.0);

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
      gradient.assign(theta);
      return 0.5 * theta.mul(theta).sumNumber().doubleValue();
    }
  }

  public static void main(String[] args) {
    Bowl bowl = new Bowl();
    var optimizer = Houwen3.builder().learningRate(0.5).build();
    for (int step = 0; step < 30; step++) {
      optimizer.step(bowl);
    }
    System.out.printf(
        "%s has order %d; loss %.1e; known by name: %s%n",
        Houwen3.FACTS.title(),
        Houwen3.ORDER,
        bowl.evaluate(),
        RungeKuttaMethods.named("Houwen3").name());
  }
}
