package org.kutta.runtime.implicit;

import org.kutta.runtime.vector.Vector;

/**
 * Anderson acceleration of a fixed-point iteration k ← G(k): the next iterate is G(k) − Σ γ_j ΔG_j,
 * where γ minimises ‖f − Σ γ_j Δf_j‖₂, f = G(k) − k (Anderson 1965; Walker and Ni 2011).
 */
final class AndersonAcceleration {

  private final int depth;
  private final BlockVector k;
  private final BlockVector f;
  private final BlockVector[] changesOfG;
  private final BlockVector[] changesOfF;
  private final LeastSquares leastSquares;
  private int sweeps;

  /**
   * Accelerates the iteration whose sweeps leave G(k) in {@code k}.
   *
   * @param supply gives 2·depth + 3 vectors for each stage
   */
  AndersonAcceleration(int depth, BlockVector k, Workspace.Supply supply) {
    this.depth = depth;
    this.k = k;
    this.f = supply.block(k.size());
    // One slot more than differences in use: it holds G and f of the last sweep.
    this.changesOfG = new BlockVector[depth + 1];
    this.changesOfF = new BlockVector[depth + 1];
    for (int j = 0; j <= depth; j++) {
      changesOfG[j] = supply.block(k.size());
      changesOfF[j] = supply.block(k.size());
    }
    this.leastSquares = new LeastSquares(depth + 1, k.part(0).epsilon());
  }

  void begin() {
    sweeps = 0;
  }

  /** Returns the vector that receives f of a stage of the block. */
  Vector residual(int b) {
    return f.part(b);
  }

  /** Turns G(k) into the next iterate. */
  void mix() {
    int slots = depth + 1;
    int differences = Math.min(sweeps, depth);
    if (differences > 0) {
      int newest = (sweeps - 1) % slots;
      difference(changesOfG[newest], k);
      difference(changesOfF[newest], f);
    }
    int next = sweeps % slots;
    changesOfG[next].copy(k);
    changesOfF[next].copy(f);
    if (differences > 0) {
      leastSquares.begin(differences);
      for (int i = 0; i < differences; i++) {
        BlockVector change = changesOfF[slot(i)];
        for (int j = 0; j <= i; j++) {
          leastSquares.product(i, j, change.dot(changesOfF[slot(j)]));
        }
        leastSquares.target(i, change.dot(f));
      }
      double[] gamma = leastSquares.solve();
      for (int i = 0; i < differences; i++) {
        if (gamma[i] != 0) {
          k.add(-gamma[i], changesOfG[slot(i)]);
        }
      }
    }
    sweeps++;
  }

  /** Returns the slot of a difference, the newest first. */
  private int slot(int i) {
    return Math.floorMod(sweeps - 1 - i, depth + 1);
  }

  /** Sets {@code before ← now − before}. */
  private static void difference(BlockVector before, BlockVector now) {
    before.scale(-1);
    before.add(1, now);
  }
}
