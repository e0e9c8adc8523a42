package com.example;

import org.kutta.runtime.InlineTableau;
import org.kutta.runtime.Objective;

/** Compiles a tableau that stands in the source itself. */
@InlineTableau(
    """
    method MyRalston {
        title "Ralston's method, written where it is used"
        order 2

        0   |
        2/3 | 2/3
        ----+---------
            | 1/4, 3/4
    }
    """)
public final class InlineTableauExample {

  /** L(θ) = ½ θ². */
  private static double parabola(float[] theta, float[] gradient) {
    gradient[0] = theta[0];
    return 0.5 * theta[0] * theta[0];
  }

  public static void main(String[] args) {
    float[] theta = {1};
    Objective objective = Objective.of(theta, InlineTableauExample::parabola);
    MyRalston.builder().learningRate(0.5).build().step(objective);
    // A second-order method multiplies θ by 1 − h + h²/2.
    System.out.println("one step of MyRalston leads to " + theta[0]);
  }
}
