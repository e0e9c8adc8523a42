package org.kutta.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.vector.Vector;

/**
 * The vectors of steps, shape {@code [n]} each: made when first asked for, and kept from step to
 * step.
 */
final class StepVectors {

  private final Vector form;
  private final List<Vector> work = new ArrayList<>();
  private @Nullable Vector start;
  private @Nullable Vector origin;
  private @Nullable Vector error;
  private @Nullable Vector displacement;
  private @Nullable Vector scratch;

  /** Makes vectors of the length and type of {@code form}. */
  StepVectors(Vector form) {
    this.form = form;
  }

  /** Returns a work vector of the method; {@code index} from 0. */
  Vector work(int index) {
    while (work.size() <= index) {
      work.add(form.workVector());
    }
    return work.get(index);
  }

  /** Returns the vector of θ as an attempt found it. */
  Vector start() {
    Vector kept = made(start);
    start = kept;
    return kept;
  }

  /** Returns the vector of θ_n where the step starts elsewhere. */
  Vector origin() {
    Vector kept = made(origin);
    origin = kept;
    return kept;
  }

  Vector error() {
    Vector kept = made(error);
    error = kept;
    return kept;
  }

  Vector displacement() {
    Vector kept = made(displacement);
    displacement = kept;
    return kept;
  }

  /** Returns a work vector of the runtime's own. */
  Vector scratch() {
    Vector kept = made(scratch);
    scratch = kept;
    return kept;
  }

  private Vector made(@Nullable Vector known) {
    return known == null ? form.workVector() : known;
  }
}
