package org.kutta.runtime.implicit;

import java.util.ArrayList;
import java.util.List;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/** The solver's own n-vectors, allocated once. Blocks take turns, so they share them. */
final class Workspace {

  private final Stages stages;
  private final List<Vector> vectors = new ArrayList<>();

  Workspace(Stages stages) {
    this.stages = stages;
  }

  /** Hands out vectors of the workspace, from its first on. */
  final class Supply {
    private int next;

    Vector vector() {
      if (next == vectors.size()) {
        vectors.add(stages.theta().workVector());
      }
      return vectors.get(next++);
    }

    BlockVector block(int m) {
      Vector[] parts = new Vector[m];
      for (int b = 0; b < m; b++) {
        parts[b] = vector();
      }
      return new BlockVector(parts);
    }
  }

  Supply supply() {
    return new Supply();
  }
}
