package org.kutta.generator.construction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.analysis.OrderProof;
import org.kutta.generator.analysis.Properties;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.construction.Recurrence.Share;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * Extrapolation to h = 0 (Aitken 1932, Neville 1934; Hairer, Nørsett, Wanner, Solving ODEs I,
 * §II.9). The step is taken with n_1 < n_2 < … < n_k substeps, and the results T_j,1 are combined
 * so that the first k − 1 terms of the error's expansion in powers of h vanish. The main weights
 * give T_k,k, the embedded ones T_k,k−1.
 */
final class Extrapolation {

  static final List<String> SEQUENCES = List.of("harmonic", "romberg", "bulirsch");

  static final List<String> BASES = List.of("euler", "implicitEuler", "modifiedMidpoint");

  /** Higher columns gain orders beyond all that is proved. */
  static final int MAX_COLUMNS = 12;

  /** The tableau of more stages takes too long to analyse. */
  static final int MAX_STAGES = 64;

  private static final List<Integer> BULIRSCH = List.of(1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64);

  private final Base base;
  private final List<Integer> sequence;

  private Extrapolation(Base base, List<Integer> sequence) {
    this.base = base;
    this.sequence = sequence;
  }

  /** What is extrapolated. */
  private interface Base {

    /** Returns n substeps as one step. */
    Tableau<Real> substeps(int n);

    /** Returns the number of stages of a substep. */
    int stages();

    /** Returns the exponents of h in the error's expansion: the first, and their distance. */
    Expansion expansion();

    /** Returns by what substep counts are divisible. */
    default int unit() {
      return 1;
    }
  }

  /** The error is a series in h^order, h^(order + distance), … */
  private record Expansion(int order, int distance) {}

  /** Substeps of a Runge–Kutta method; symmetric ones have even powers only (thm II.8.10). */
  private record Steps(Tableau<Real> method, Real tolerance, Deadline deadline) implements Base {

    @Override
    public Tableau<Real> substeps(int n) {
      return Composition.repeated(method, n);
    }

    @Override
    public int stages() {
      return method.stages();
    }

    @Override
    public Expansion expansion() {
      boolean symmetric = Properties.of(method, tolerance, deadline).isSymmetric();
      int order = OrderProof.of(method, method.b(), tolerance, deadline).order();
      return new Expansion(order, symmetric ? 2 : 1);
    }
  }

  /** Gragg's rule of 1965; with an even number of substeps it needs no smoothing (thm II.9.2). */
  private record ModifiedMidpoint() implements Base {

    @Override
    public Tableau<Real> substeps(int n) {
      Rational h = Rational.of(1, n);
      Recurrence recurrence = new Recurrence(n);
      recurrence.point(List.of(new Share(Rational.ONE, 0)), List.of(new Share(h, 0)));
      for (int j = 1; j < n; j++) {
        recurrence.point(
            List.of(new Share(Rational.ONE, j - 1)),
            List.of(new Share(h.times(Rational.of(2)), j)));
      }
      return recurrence.tableau();
    }

    @Override
    public int stages() {
      return 1;
    }

    @Override
    public Expansion expansion() {
      return new Expansion(2, 2);
    }

    @Override
    public int unit() {
      return 2;
    }
  }

  /** Returns the method, or nothing if the arguments are outside of the limits. */
  static Optional<Tableau<Real>> of(Arguments arguments) {
    Base base = base(arguments);
    Optional<List<Integer>> sequence =
        arguments.word("sequence").isPresent()
            ? named(arguments.word("sequence").get(), arguments.integer("columns"), base.unit())
            : listed(arguments.list("sequence"), base.unit());
    return sequence
        .filter(n -> n.stream().mapToInt(i -> i).sum() * base.stages() <= 2 * MAX_STAGES)
        .map(n -> new Extrapolation(base, n).tableau())
        .filter(tableau -> tableau.stages() <= MAX_STAGES);
  }

  private static Base base(Arguments arguments) {
    Optional<Tableau<Real>> method = arguments.method("base");
    if (method.isPresent()) {
      return new Steps(method.get(), arguments.tolerance(), arguments.tower().deadline());
    }
    return switch (arguments.word("base").orElseThrow()) {
      case "euler" -> new Steps(oneStage(Real.ZERO), Real.ZERO, arguments.tower().deadline());
      case "implicitEuler" ->
          new Steps(oneStage(Real.ONE), Real.ZERO, arguments.tower().deadline());
      default -> new ModifiedMidpoint();
    };
  }

  private static Tableau<Real> oneStage(Real c) {
    return new Tableau<>(Real.FIELD, List.of(List.of(c)), List.of(Real.ONE), List.of(), List.of(c));
  }

  private static Optional<List<Integer>> named(String word, int columns, int unit) {
    if (columns < 1 || columns > MAX_COLUMNS) {
      return Optional.empty();
    }
    List<Integer> sequence = new ArrayList<>();
    for (int j = 0; j < columns; j++) {
      int n =
          switch (word) {
            case "harmonic" -> j + 1;
            case "romberg" -> 1 << j;
            default -> BULIRSCH.get(j);
          };
      sequence.add(unit * n);
    }
    return Optional.of(sequence);
  }

  private static Optional<List<Integer>> listed(List<Real> numbers, int unit) {
    List<Integer> sequence = new ArrayList<>();
    int last = 0;
    for (Real number : numbers) {
      int n = Arguments.integer(number);
      if (n <= last || n > MAX_STAGES || n % unit != 0) {
        return Optional.empty();
      }
      sequence.add(n);
      last = n;
    }
    return sequence.size() > MAX_COLUMNS ? Optional.empty() : Optional.of(sequence);
  }

  private Tableau<Real> tableau() {
    List<List<Rational>> combinations = new ArrayList<>(List.of(combination(0)));
    if (sequence.size() > 1) {
      combinations.add(combination(1));
    }
    return EqualStages.merged(
        Composition.sideBySide(sequence.stream().map(base::substeps).toList(), combinations));
  }

  /** Returns w with Σ w_j = 1 and Σ w_j n_j^(−e) = 0 for as many exponents e as there can be. */
  private List<Rational> combination(int from) {
    List<Integer> used = sequence.subList(from, sequence.size());
    Expansion expansion = base.expansion();
    List<List<Real>> powers = new ArrayList<>();
    List<Real> moments = new ArrayList<>();
    for (int k = 0; k < used.size(); k++) {
      int e = k == 0 ? 0 : expansion.order() + (k - 1) * expansion.distance();
      powers.add(used.stream().map(n -> Real.of(1, n).power(e)).toList());
      moments.add(k == 0 ? Real.ONE : Real.ZERO);
    }
    List<Rational> weights = new ArrayList<>(Collections.nCopies(from, Rational.ZERO));
    LinearSystem.solve(powers, moments).forEach(w -> weights.add(w.rationalPart()));
    return weights;
  }
}
