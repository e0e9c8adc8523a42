package org.kutta.generator.construction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * Spectral deferred correction with explicit Euler steps (Dutt, Greengard, Rokhlin 2000), written
 * out as a Runge–Kutta method (Christlieb, Ong, Qiu 2009, §3).
 *
 * <p>Euler steps lead from node to node of the step. A sweep goes through the nodes again:
 *
 * <pre>y_j = y_{j−1} + h (c_j − c_{j−1}) (f(y_{j−1}) − f(ȳ_{j−1})) + h Σ_i S_ji f(ȳ_i)</pre>
 *
 * <p>with ȳ the points of the sweep before, and S_ji the integral of the i-th Lagrange polynomial
 * between the nodes j − 1 and j. Each sweep gains an order, up to that of the quadrature. The
 * embedded weights are those of one sweep fewer.
 */
final class DeferredCorrection {

  static final List<String> NODES = List.of("uniform", "lobatto");

  static final int MAX_POINTS = 7;

  static final int MAX_SWEEPS = 12;

  static final int MAX_STAGES = 64;

  private final List<Real> nodes;
  private final int sweeps;
  private final int stages;

  /** ∫ of each Lagrange polynomial from 0 to each node, shape {@code [points, points]}. */
  private final List<List<Real>> integrals;

  private final List<List<Real>> a = new ArrayList<>();
  private final List<Real> c = new ArrayList<>();

  private DeferredCorrection(List<Real> nodes, int sweeps) {
    this.nodes = nodes;
    this.sweeps = sweeps;
    this.stages = stages(nodes.size(), sweeps);
    this.integrals = new Collocation(nodes).collocation().a();
  }

  /** The start, the other nodes once for each pass, and the last pass without its last point. */
  private static int stages(int points, int sweeps) {
    return (points - 1) * (sweeps + 1);
  }

  /** Returns the method, or nothing if the arguments are outside of the limits. */
  static Optional<Tableau<Real>> of(Arguments arguments) {
    int sweeps = arguments.integer("sweeps");
    Optional<List<Real>> nodes =
        arguments.word("nodes").isPresent()
            ? named(arguments.word("nodes").get(), arguments)
            : listed(arguments.list("nodes"));
    return nodes
        .filter(c -> sweeps >= 1 && sweeps <= MAX_SWEEPS)
        .filter(c -> stages(c.size(), sweeps) <= MAX_STAGES)
        .map(c -> new DeferredCorrection(c, sweeps).tableau());
  }

  private static Optional<List<Real>> named(String word, Arguments arguments) {
    int points = arguments.integer("points");
    if (points < 2 || points > MAX_POINTS) {
      return Optional.empty();
    }
    if (word.equals("lobatto")) {
      return Nodes.lobatto(points, arguments.tower());
    }
    List<Real> uniform = new ArrayList<>();
    for (int j = 0; j < points; j++) {
      uniform.add(Real.of(j, points - 1));
    }
    return Optional.of(uniform);
  }

  private static Optional<List<Real>> listed(List<Real> nodes) {
    int last = nodes.size() - 1;
    boolean ends = last >= 1 && nodes.get(0).isZero() && nodes.get(last).isOne();
    for (int j = 1; ends && j <= last; j++) {
      ends = nodes.get(j - 1).compareTo(nodes.get(j)) < 0;
    }
    return ends && last < MAX_POINTS ? Optional.of(nodes) : Optional.empty();
  }

  private Tableau<Real> tableau() {
    List<List<Real>> points = new ArrayList<>();
    points.add(Collections.nCopies(stages, Real.ZERO));
    List<Integer> gradients = new ArrayList<>(List.of(addStage(0, points.get(0))));
    for (int j = 1; j < nodes.size(); j++) {
      points.add(plus(points.get(j - 1), gradients.get(j - 1), width(j)));
      gradients.add(addStage(j, points.get(j)));
    }
    List<Real> embedded = points.get(points.size() - 1);
    for (int sweep = 1; sweep <= sweeps; sweep++) {
      embedded = points.get(points.size() - 1);
      sweep(points, gradients, sweep == sweeps);
    }
    return new Tableau<>(Real.FIELD, a, points.get(points.size() - 1), List.of(embedded), c);
  }

  /** Replaces the points and their gradients by corrected ones. */
  private void sweep(List<List<Real>> points, List<Integer> gradients, boolean last) {
    List<Integer> old = List.copyOf(gradients);
    for (int j = 1; j < nodes.size(); j++) {
      List<Real> point = plus(points.get(j - 1), gradients.get(j - 1), width(j));
      point = plus(point, old.get(j - 1), width(j).negate());
      for (int i = 0; i < nodes.size(); i++) {
        Real s = integrals.get(j).get(i).minus(integrals.get(j - 1).get(i));
        point = plus(point, old.get(i), s);
      }
      points.set(j, point);
      if (!last || j < nodes.size() - 1) {
        gradients.set(j, addStage(j, point));
      }
    }
  }

  private Real width(int j) {
    return nodes.get(j).minus(nodes.get(j - 1));
  }

  private int addStage(int node, List<Real> row) {
    a.add(row);
    c.add(nodes.get(node));
    return a.size() - 1;
  }

  private static List<Real> plus(List<Real> row, int stage, Real factor) {
    List<Real> sum = new ArrayList<>(row);
    sum.set(stage, row.get(stage).plus(factor));
    return sum;
  }
}
