package com.example;

import com.example.methods.Houwen3;
import org.kutta.runtime.Objective;
import org.kutta.runtime.RungeKuttaMethods;

/** Trains with a method that this project wrote down itself. */
public final class OwnTableau {

  /** L(θ) = ½ Σ θ². */
  private static double bowl(double[] theta, double[] gradient) {
    double loss = 0;
    for (int i = 0; i < theta.length; i++) {
      gradient[i] = theta[i];
      loss += 0.5 * theta[i] * theta[i];
    }
    return loss;
  }

  public static void main(String[] args) {
    Objective bowl = Objective.of(new double[] {3, -4}, OwnTableau::bowl);
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
