package com.example;

import org.kutta.runtime.InlineTableau;
import org.kutta.runtime.Objective;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
  private static final class Parabola implements Objective {
    private final INDArray theta = Nd4j.createFromArray(1.0f);
    private final INDArray gradient = Nd4j.createFromArray(0.0f);

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
      return 0.5 * theta.getDouble(0) * theta.getDouble(0);
    }
  }

  public static void main(String[] args) {
    Parabola parabola = new Parabola();
    MyRalston.builder().learningRate(0.5).build().step(parabola);
    // A second-order method multiplies θ by 1 − h + h²/2.
    System.out.println("one step of MyRalston leads to " + parabola.parameters().getFloat(0));
  }
}
