package org.kutta.runtime.preconditioner;

import org.kutta.runtime.vector.Vector;

/** Division by the root of a second moment, at stage points and in the update. */
class DiagonalAction implements Preconditioner.Action {

  final SecondMoment moment;

  DiagonalAction(SecondMoment moment) {
    this.moment = moment;
  }

  @Override
  public final boolean actsOnOffsets() {
    return true;
  }

  @Override
  public final boolean actsOnUpdate() {
    return true;
  }

  @Override
  public final void beginAttempt() {
    moment.beginAttempt();
  }

  @Override
  public final void onGradient(int stage, Vector k) {
    moment.sawStage(k);
  }

  @Override
  public final void onOffset(int stage, Vector offset) {
    moment.scaleOffset(offset);
  }

  @Override
  public final void onStep(Vector g) {
    moment.sawStep(g);
  }

  @Override
  public void onUpdate(Vector direction) {
    moment.scale(direction);
  }

  @Override
  public final void onError(Vector error) {
    moment.scale(error);
  }
}
