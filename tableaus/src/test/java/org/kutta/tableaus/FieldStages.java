package org.kutta.tableaus;

import java.util.ArrayList;
import java.util.List;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.state.StateScalar;
import org.kutta.runtime.state.StateVector;
import org.kutta.runtime.vector.Vector;

/**
 * Steps of a method along a field y′ = f(t, y) that depends on time: no objective, no optimizer,
 * and the sign of an integrator.
 */
final class FieldStages implements Stages {

  /** A right-hand side. */
  interface RightHandSide {
    void evaluate(double t, double[] y, double[] f);
  }

  private final Method method;
  private final RightHandSide field;
  private final Vector y;
  private final Vector f;
  private final Vector start;
  private final Vector error;
  private final Vector displacement;
  private final List<Vector> work = new ArrayList<>();
  private final List<Vector> solved = new ArrayList<>();
  private double t;
  private double dt;

  FieldStages(Method method, RightHandSide field, double... y) {
    this.method = method;
    this.field = field;
    this.y = Vector.of(y.clone());
    this.f = zeros();
    this.start = zeros();
    this.error = zeros();
    this.displacement = zeros();
  }

  private Vector zeros() {
    return Vector.of(new double[(int) y.length()]);
  }

  /** Makes steps of that length, from t. */
  double[] integrate(double from, double length, int steps) {
    dt = length;
    for (int n = 0; n < steps; n++) {
      t = from + n * length;
      start.copy(y);
      method.advance(this, -dt);
    }
    return y.toDoubleArray();
  }

  @Override
  public void evaluate(int stage) {
    evaluateAt(t + method.facts().abscissa(stage) * dt);
  }

  @Override
  public void evaluateStart() {
    evaluateAt(t);
  }

  private void evaluateAt(double time) {
    double[] out = new double[(int) y.length()];
    field.evaluate(time, y.toDoubleArray(), out);
    f.put(0, out.length, out);
  }

  @Override
  public Vector theta() {
    return y;
  }

  @Override
  public Vector gradient() {
    return f;
  }

  @Override
  public Vector work(int index) {
    return vector(work, index);
  }

  @Override
  public Vector stageVector(int index) {
    return vector(solved, index);
  }

  private Vector vector(List<Vector> vectors, int index) {
    while (vectors.size() <= index) {
      vectors.add(zeros());
    }
    return vectors.get(index);
  }

  @Override
  public boolean stagesAreKnown() {
    return false;
  }

  @Override
  public double stagesRate() {
    return -dt;
  }

  @Override
  public void keepStages(double h) {}

  @Override
  public void countSweep() {}

  @Override
  public StateVector remembered(String name) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public StateScalar rememberedNumber(String name) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public Vector keepStart() {
    return start;
  }

  @Override
  public Vector start() {
    return start;
  }

  @Override
  public Vector error() {
    return error;
  }

  @Override
  public Vector displacement() {
    return displacement;
  }

  @Override
  public void check() {}

  @Override
  public RuntimeException failure(String what) {
    return new IllegalStateException(what);
  }

  @Override
  public RuntimeException failure(String what, String advice) {
    return new IllegalStateException(what + advice);
  }

  @Override
  public boolean firstStageIsKnown() {
    return false;
  }

  @Override
  public void keepFirstStage() {}
}
