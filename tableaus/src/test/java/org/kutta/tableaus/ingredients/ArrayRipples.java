package org.kutta.tableaus.ingredients;

import java.util.List;
import org.kutta.runtime.Objective;
import org.kutta.runtime.vector.ElementType;
import org.kutta.runtime.vector.ParameterBlock;
import org.kutta.runtime.vector.Vector;

/** {@link Ripples} over Java arrays. */
final class ArrayRipples implements Objective {

  private final Vector theta;
  private final Vector gradient;
  private long batch;

  ArrayRipples(ElementType type) {
    this.theta =
        type == ElementType.FLOAT
            ? Vector.of(new float[Ripples.N])
            : Vector.of(new double[Ripples.N]);
    this.gradient = theta.workVector();
    for (int i = 0; i < Ripples.N; i++) {
      theta.put(i, Math.cos(3 * i) + 0.2);
    }
  }

  /** Returns the same function, batch and parameters in fresh arrays, as after a restart. */
  ArrayRipples restarted() {
    ArrayRipples copy = new ArrayRipples(theta.type());
    copy.theta.copy(theta);
    copy.batch = batch;
    return copy;
  }

  void nextBatch() {
    batch++;
  }

  @Override
  public Vector parameters() {
    return theta;
  }

  @Override
  public Vector gradient() {
    return gradient;
  }

  @Override
  public long functionIdentity() {
    return batch;
  }

  @Override
  public boolean identityIsLasting() {
    return true;
  }

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(
        new ParameterBlock("W", 0, List.of(3L, 2L), 'f'), new ParameterBlock("b", 6, List.of(2L)));
  }

  @Override
  public double evaluate() {
    double[] g = new double[Ripples.N];
    double loss = Ripples.loss(theta.toDoubleArray(), g, batch);
    gradient.put(0, g.length, g);
    return loss;
  }
}
