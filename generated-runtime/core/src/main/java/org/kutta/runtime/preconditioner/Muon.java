package org.kutta.runtime.preconditioner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.kutta.runtime.state.SettingValue;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateVector;
import org.kutta.runtime.vector.ParameterBlock;
import org.kutta.runtime.vector.Vector;

/**
 * The orthogonalised momentum flow W′ = −polar(M) of weight matrices: M ← βM + (1 − β)g*, direction
 * √max(1, in/out) · polar((1 − β)g* + βM) (Muon: Jordan 2024; the last combination is its Nesterov
 * form), or √max(1, in/out) · polar(M) without it. Weights that are no matrices, such as biases,
 * follow another preconditioner at a rate of their own.
 *
 * <p>Matrices are the {@linkplain org.kutta.runtime.Objective#blocks() blocks} of two dimensions,
 * [in, out], and convolution kernels [out, in, …] read as [out, in · …]. Where an objective tells
 * of none, there is nothing to orthogonalise and the other preconditioner does it all.
 *
 * <p>In methods of several stages the offsets of stage points are orthogonalised too, keeping their
 * length relative to that of the first gradient.
 *
 * <p>Remembers M, shape {@code [n]}, and what the other preconditioner does of the rest.
 *
 * @param beta the decay of the momentum
 * @param nesterov whether g* leads M by one more step
 * @param iterations of Newton–Schulz
 * @param others what acts on weights that are no matrices
 * @param othersRate their learning rate, relative to that of matrices
 */
public record Muon(
    double beta, boolean nesterov, int iterations, Preconditioner others, double othersRate)
    implements Preconditioner {

  public Muon {
    Ranges.requireDecay("beta", beta);
    Ranges.requirePositive("othersRate", othersRate);
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations must be positive, found " + iterations);
    }
  }

  /**
   * Returns β = 0.95, the Nesterov form, five iterations, and Adam at a twentieth of the rate
   * elsewhere.
   */
  public static Muon standard() {
    return new Muon(0.95, true, 5, Adam.standard(), 1.0 / 20);
  }

  /** Returns this one with another decay of the momentum, in [0, 1). */
  public Muon withBeta(double decay) {
    return new Muon(decay, nesterov, iterations, others, othersRate);
  }

  /** Returns this one with the polar factor of M itself for its direction. */
  public Muon withoutNesterov() {
    return new Muon(beta, false, iterations, others, othersRate);
  }

  /**
   * Returns this one with another number of iterations: fewer cost less, and orthogonalise worse.
   */
  public Muon withIterations(int count) {
    return new Muon(beta, nesterov, count, others, othersRate);
  }

  /** Returns this one with another preconditioner, at that relative rate, on all but matrices. */
  public Muon withOthers(Preconditioner preconditioner, double relativeRate) {
    return new Muon(beta, nesterov, iterations, preconditioner, relativeRate);
  }

  @Override
  public Action over(State state) {
    return new AtWork(this, state);
  }

  @Override
  public String toString() {
    return "Muon(beta = %s%s, iterations = %d, others = %s at %s)"
        .formatted(
            beta,
            nesterov ? "" : " without Nesterov",
            iterations,
            SettingValue.description(others),
            othersRate);
  }

  private static final int MOST_VIEWED = 32;

  /** Where a weight lies, and its shape as BLAS sees it. */
  private record Matrix(long offset, long length, double scale, NewtonSchulz iteration) {}

  private static final class AtWork implements Action {
    private final Muon muon;
    private final List<Matrix> matrices = new ArrayList<>();
    private final List<ParameterBlock> rest = new ArrayList<>();
    private final StateVector momentum;
    private final Action others;
    private final Vector compact;
    private final Map<Vector, List<Vector>> views = new IdentityHashMap<>();
    private final List<Vector> compactParts = new ArrayList<>();
    private double firstNorm;

    AtWork(Muon muon, State state) {
      this.muon = muon;
      this.momentum = state.vector("M");
      Map<List<Long>, NewtonSchulz> byShape = new HashMap<>();
      for (ParameterBlock block : state.blocks()) {
        MatrixShape.of(block)
            .ifPresentOrElse(
                shape -> matrices.add(matrix(block, shape, byShape)), () -> rest.add(block));
      }
      long others = rest.stream().mapToLong(ParameterBlock::length).sum();
      State scope = state.scope("others", Math.max(others, 1));
      this.others = muon.others.over(scope);
      if (this.others.needsGradientAtStart() || this.others.actsOnGradients()) {
        throw new IllegalArgumentException(
            muon.others + " cannot act together with Muon: it needs more than the finished step");
      }
      this.compact = scope.workVector();
    }

    private Matrix matrix(
        ParameterBlock block, MatrixShape shape, Map<List<Long>, NewtonSchulz> byShape) {
      NewtonSchulz iteration =
          byShape.computeIfAbsent(
              List.of(shape.rows(), shape.columns()),
              unused ->
                  new NewtonSchulz(
                      momentum.current(), shape.rows(), shape.columns(), muon.iterations));
      return new Matrix(block.offset(), block.length(), shape.scale(), iteration);
    }

    @Override
    public boolean actsOnOffsets() {
      return true;
    }

    @Override
    public boolean actsOnUpdate() {
      return true;
    }

    @Override
    public void beginAttempt() {
      firstNorm = 0;
      others.beginAttempt();
    }

    @Override
    public void onGradient(int stage, Vector k) {
      if (firstNorm == 0) {
        firstNorm = k.norm2();
      }
      if (others.actsOnOffsets()) {
        gather(k);
        others.onGradient(stage, compact);
      }
    }

    @Override
    public void onOffset(int stage, Vector offset) {
      if (firstNorm > 0) {
        double relative = offset.norm2() / firstNorm;
        for (int i = 0; i < matrices.size(); i++) {
          Vector w = view(offset, i);
          orthogonalise(w, matrices.get(i));
          w.scale(relative);
        }
      }
      gather(offset);
      others.onOffset(stage, compact);
      compact.scale(muon.othersRate);
      scatter(offset);
    }

    @Override
    public void onStep(Vector g) {
      gather(g);
      others.onStep(compact);
    }

    @Override
    public void onUpdate(Vector direction) {
      Vector m = momentum.next();
      m.copy(direction);
      m.scale(1 - muon.beta);
      m.add(muon.beta, momentum.current());
      gather(direction);
      for (int i = 0; i < matrices.size(); i++) {
        Vector w = view(direction, i);
        if (muon.nesterov) {
          w.scale(1 - muon.beta);
          w.add(muon.beta, view(m, i));
        } else {
          w.copy(view(m, i));
        }
        orthogonalise(w, matrices.get(i));
      }
      others.onUpdate(compact);
      compact.scale(muon.othersRate);
      scatter(direction);
    }

    private static void orthogonalise(Vector w, Matrix matrix) {
      matrix.iteration.orthogonalise(w);
      w.scale(matrix.scale);
    }

    /** Copies the entries of all that are no matrices, one block after the other. */
    private void gather(Vector v) {
      long at = 0;
      for (int i = 0; i < rest.size(); i++) {
        Vector part = compactView(i, at);
        part.copy(view(v, matrices.size() + i));
        at += part.length();
      }
    }

    private void scatter(Vector v) {
      long at = 0;
      for (int i = 0; i < rest.size(); i++) {
        Vector part = compactView(i, at);
        view(v, matrices.size() + i).copy(part);
        at += part.length();
      }
    }

    private Vector compactView(int i, long at) {
      if (compactParts.size() == i) {
        compactParts.add(compact.range(at, rest.get(i).length()));
      }
      return compactParts.get(i);
    }

    /** Returns the part of a vector that is a matrix, or after those, a block of the rest. */
    private Vector view(Vector v, int index) {
      List<Vector> known = views.get(v);
      if (known == null) {
        if (views.size() == MOST_VIEWED) {
          views.clear(); // An objective of new arrays for each batch must not fill the memory.
        }
        known = views(v);
        views.put(v, known);
      }
      return known.get(index);
    }

    private List<Vector> views(Vector v) {
      List<Vector> parts = new ArrayList<>();
      matrices.forEach(matrix -> parts.add(v.range(matrix.offset, matrix.length)));
      rest.forEach(block -> parts.add(v.range(block.offset(), block.length())));
      return parts;
    }
  }
}
