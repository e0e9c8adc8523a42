package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tries all plans of a step that keep any of these vectors from one group to the next: gradients,
 * truncated rows of later points and sums, with and without θ_n, differences of those rows and the
 * current point, and the current point itself.
 *
 * <p>Goes forward, and asks linear algebra whether a vector can be formed from a set of others, so
 * that it shares neither direction nor rules with the planner. As in plans, sums are formed from
 * sums and gradients alone, and no share of a vector that holds θ_n is larger than two.
 */
final class BruteForce {

  private static final double ZERO = 1e-9;

  private final int count;
  private final List<double[]> points;
  private final List<double[]> sums;
  private final Map<String, Integer> known = new HashMap<>();

  BruteForce(StepSpace space) {
    this.count = space.evaluations();
    this.points = space.points().stream().map(this::values).toList();
    this.sums = space.sums().stream().map(this::values).toList();
  }

  private double[] values(Row row) {
    double[] values = new double[count + 1];
    Arrays.setAll(values, row::at);
    return values;
  }

  int fewestTransfers() {
    return after(0, List.of());
  }

  /** Returns the transfers of a group and those after it, given the work vectors it finds. */
  private int after(int group, List<double[]> held) {
    String key = group + key(held);
    Integer old = known.get(key);
    if (old != null) {
      return old;
    }
    List<double[]> sources = new ArrayList<>();
    sources.add(points.get(group));
    sources.add(unit(group + 1));
    if (group > 0) {
      sources.add(unit(0));
    }
    sources.addAll(held);
    int best = Integer.MAX_VALUE / 2;
    List<double[]> candidates = candidates(group, held);
    for (int chosen = 0; chosen < 1 << candidates.size(); chosen++) {
      List<double[]> outputs = new ArrayList<>();
      List<double[]> next = new ArrayList<>(held);
      for (int k = 0; k < candidates.size(); k++) {
        if ((chosen >> k & 1) == 1) {
          outputs.add(candidates.get(k));
          next.add(candidates.get(k));
        }
      }
      if (outputs.size() > 2 && count > 3) {
        continue;
      }
      best = Math.min(best, with(group, sources, outputs, next));
    }
    known.put(key, best);
    return best;
  }

  private int with(int group, List<double[]> sources, List<double[]> outputs, List<double[]> next) {
    List<double[]> formed = new ArrayList<>(outputs);
    boolean moves = group + 1 < points.size();
    if (moves && !Arrays.equals(points.get(group + 1), points.get(group))) {
      formed.add(points.get(group + 1));
    }
    boolean isLast = group == count - 1;
    if (isLast) {
      // A gradient that is kept is not yet multiplied by h.
      sums.stream()
          .filter(sum -> next.stream().noneMatch(held -> same(held, sum) && !isUnit(sum)))
          .forEach(formed::add);
    }
    int keepsStart = group == 0 && count > 1 ? 1 : 0;
    // The copy of θ_n reads θ, even if nothing else does.
    int reads = fewestReads(sources, formed, keepsStart);
    if (reads < 0) {
      return Integer.MAX_VALUE / 2;
    }
    int here = reads + formed.size() + keepsStart;
    return isLast ? here : here + after(group + 1, next);
  }

  /**
   * Returns the size of the smallest set of sources, the {@code always} first ones among them, that
   * all can be formed from, or −1.
   */
  private static int fewestReads(List<double[]> sources, List<double[]> formed, int always) {
    int fewest = -1;
    for (int set = 0; set < 1 << sources.size(); set++) {
      int size = Integer.bitCount(set);
      if ((set & always) != always) {
        continue;
      }
      if (fewest >= 0 && size >= fewest) {
        continue;
      }
      List<double[]> read = new ArrayList<>();
      for (int k = 0; k < sources.size(); k++) {
        if ((set >> k & 1) == 1) {
          read.add(sources.get(k));
        }
      }
      if (formed.stream().allMatch(vector -> isFormedFrom(vector, read))) {
        fewest = size;
      }
    }
    return fewest;
  }

  private static boolean isFormedFrom(double[] vector, List<double[]> read) {
    List<double[]> fit =
        vector[0] == 0 ? read.stream().filter(source -> source[0] == 0).toList() : read;
    double[] shares = solve(fit, vector);
    for (int k = 0; k < shares.length; k++) {
      if (fit.get(k)[0] != 0 && Math.abs(shares[k]) > Decompositions.MAX_WEIGHT) {
        return false;
      }
    }
    double[] rest = vector.clone();
    for (int k = 0; k < shares.length; k++) {
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= shares[k] * fit.get(k)[i];
      }
    }
    return Arrays.stream(rest).allMatch(x -> Math.abs(x) < ZERO);
  }

  /** Returns a solution of Σ x_k v_k = w, if there is one, by elimination with full pivoting. */
  private static double[] solve(List<double[]> vectors, double[] w) {
    int n = vectors.size();
    double[][] rows = new double[w.length][n + 1];
    for (int i = 0; i < w.length; i++) {
      for (int k = 0; k < n; k++) {
        rows[i][k] = vectors.get(k)[i];
      }
      rows[i][n] = w[i];
    }
    int[] pivotOf = new int[n];
    Arrays.fill(pivotOf, -1);
    int rank = 0;
    for (int k = 0; k < n && rank < rows.length; k++) {
      int pivot = rank;
      for (int i = rank; i < rows.length; i++) {
        pivot = Math.abs(rows[i][k]) > Math.abs(rows[pivot][k]) ? i : pivot;
      }
      if (Math.abs(rows[pivot][k]) < ZERO) {
        continue;
      }
      double[] swapped = rows[pivot];
      rows[pivot] = rows[rank];
      rows[rank] = swapped;
      for (int i = 0; i < rows.length; i++) {
        double factor = i == rank ? 0 : rows[i][k] / rows[rank][k];
        for (int j = 0; factor != 0 && j <= n; j++) {
          rows[i][j] -= factor * rows[rank][j];
        }
      }
      pivotOf[k] = rank++;
    }
    double[] shares = new double[n];
    for (int k = 0; k < n; k++) {
      shares[k] = pivotOf[k] < 0 ? 0 : rows[pivotOf[k]][n] / rows[pivotOf[k]][k];
    }
    return shares;
  }

  private List<double[]> candidates(int group, List<double[]> held) {
    List<double[]> candidates = new ArrayList<>();
    if (group == count - 1) {
      return candidates;
    }
    int fresh = group + 1;
    offer(candidates, held, unit(fresh));
    double[] next = points.get(group + 1);
    for (int p = group + 2; p < points.size(); p++) {
      double[] row = truncated(points.get(p), fresh);
      offer(candidates, held, row);
      double[] gradients = row.clone();
      gradients[0] = 0;
      offer(candidates, held, gradients);
      for (int j = 1; j <= fresh; j++) {
        if (next[j] != 0 && row[j] != 0) {
          double share = row[j] / next[j];
          double[] rest = row.clone();
          for (int i = 0; i < rest.length; i++) {
            rest[i] -= share * next[i];
          }
          rest[j] = 0;
          offer(candidates, held, rest);
        }
      }
    }
    for (double[] sum : sums) {
      offer(candidates, held, truncated(sum, fresh));
    }
    return candidates;
  }

  private static void offer(List<double[]> candidates, List<double[]> held, double[] vector) {
    boolean trivial = Arrays.stream(vector).skip(1).allMatch(x -> Math.abs(x) < ZERO);
    if (!trivial
        && candidates.stream().noneMatch(other -> same(other, vector))
        && held.stream().noneMatch(other -> same(other, vector))) {
      candidates.add(vector);
    }
  }

  private static boolean same(double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      if (Math.abs(x[i] - y[i]) > ZERO) {
        return false;
      }
    }
    return true;
  }

  private static double[] truncated(double[] row, int until) {
    double[] truncated = row.clone();
    Arrays.fill(truncated, until + 1, row.length, 0);
    return truncated;
  }

  private double[] unit(int index) {
    double[] unit = new double[count + 1];
    unit[index] = 1;
    return unit;
  }

  private boolean isUnit(double[] vector) {
    for (int k = 0; k <= count; k++) {
      if (same(vector, unit(k))) {
        return true;
      }
    }
    return false;
  }

  private static String key(List<double[]> held) {
    return held.stream().map(Arrays::toString).sorted().toList().toString();
  }
}
