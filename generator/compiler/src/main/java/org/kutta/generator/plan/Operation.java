package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kutta.generator.number.Real;

/** One instruction of a {@link StepPlan}. */
public sealed interface Operation {

  /** Returns how many n-vectors are read or written; evaluations of the gradient count none. */
  int passes();

  /** Returns the vectors it touches. */
  List<PlanVector> vectors();

  /** Calls the visitor's method for this operation. */
  void accept(Visitor visitor);

  /** One method for each operation. */
  interface Visitor {
    void visit(KeepStart operation);

    void visit(Evaluate operation);

    void visit(EvaluateUnlessKnown operation);

    void visit(Copy operation);

    void visit(Combine operation);

    void visit(KeepFirstStage operation);

    void visit(EvaluateGuess operation);

    void visit(Solve operation);

    void visit(KeepStages operation);
  }

  /** {@code start ← θ}, so that a failing stage can be undone. */
  record KeepStart() implements Operation {
    @Override
    public int passes() {
      return 2;
    }

    @Override
    public List<PlanVector> vectors() {
      return List.of(PlanVector.START, PlanVector.THETA);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.visit(this);
    }
  }

  /**
   * {@code g ← ∇L(θ)}.
   *
   * @param stage from 1
   * @param point what comments call θ's place
   */
  record Evaluate(int stage, String point) implements Operation {
    @Override
    public int passes() {
      return 0;
    }

    @Override
    public List<PlanVector> vectors() {
      return List.of(PlanVector.THETA, PlanVector.GRADIENT);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.visit(this);
    }
  }

  /** {@code kept ← ∇L(θ)}, unless the last step left it there (first same as last). */
  record EvaluateUnlessKnown(int stage, PlanVector kept) implements Operation {
    @Override
    public int passes() {
      // What a step in a run costs; the first one copies.
      return 0;
    }

    @Override
    public List<PlanVector> vectors() {
      return List.of(PlanVector.THETA, PlanVector.GRADIENT, kept);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.visit(this);
    }
  }

  /** {@code to ← from}. */
  record Copy(PlanVector to, PlanVector from) implements Operation {
    @Override
    public int passes() {
      return 2;
    }

    @Override
    public List<PlanVector> vectors() {
      return List.of(to, from);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.visit(this);
    }
  }

  /** {@code kept ← g}, the gradient at θ_{n+1}, for the first stage of the next step. */
  record KeepFirstStage(PlanVector kept) implements Operation {
    @Override
    public int passes() {
      return 2;
    }

    @Override
    public List<PlanVector> vectors() {
      return List.of(kept, PlanVector.GRADIENT);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.visit(this);
    }
  }

  /**
   * {@code out ← base + h Σ coefficient · vector}.
   *
   * @param out may be the base, but none of the terms' vectors
   * @param base nothing for zero
   * @param terms at least one
   * @param meaning the mathematics, for a comment
   */
  record Combine(PlanVector out, Optional<PlanVector> base, List<Term> terms, String meaning)
      implements Operation {

    public Combine {
      terms = List.copyOf(terms);
      if (terms.isEmpty() || terms.stream().anyMatch(term -> term.vector().equals(out))) {
        throw new IllegalArgumentException("no term, or a term that is overwritten: " + terms);
      }
    }

    /** Returns the meaning with symbols for numbers: {@code - h (a31 k1 + a32 k2)}. */
    public String symbolicMeaning() {
      int sum = meaning.lastIndexOf("h (");
      String words =
          terms.stream()
              .map(
                  term ->
                      (term.symbol().contains(" ") ? "(" + term.symbol() + ")" : term.symbol())
                          + " k"
                          + term.stage())
              .collect(Collectors.joining(" + "));
      return meaning.substring(0, sum) + "h (" + words + ")";
    }

    @Override
    public int passes() {
      return terms.size() + 1 + (base.isPresent() ? 1 : 0);
    }

    @Override
    public List<PlanVector> vectors() {
      List<PlanVector> vectors = new ArrayList<>(List.of(out));
      base.ifPresent(vectors::add);
      terms.forEach(term -> vectors.add(term.vector()));
      return vectors;
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.visit(this);
    }
  }

  /**
   * {@code g ← ∇L(θ_n)}, unless the last step left its stages: what the first block of an implicit
   * method starts its iteration from.
   */
  record EvaluateGuess() implements Operation {
    @Override
    public int passes() {
      return 0;
    }

    @Override
    public List<PlanVector> vectors() {
      return List.of(PlanVector.THETA, PlanVector.GRADIENT);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.visit(this);
    }
  }

  /**
   * Solves the equations {@code k_i = ∇L(Θ_i)} of a block of stages, by sweeps over them.
   *
   * @param stages of the block, from 1, ascending
   * @param guess the stage solved before, from which an iteration starts that knows no better;
   *     nothing for the gradient at θ_n
   * @param nodes abscissae of the stages, if a collocation polynomial extrapolates them
   * @param norm largest sum of |a_ij| in a row of the block
   * @param sweep moves θ to each stage point and evaluates there, once
   */
  record Solve(
      List<Integer> stages,
      Optional<PlanVector> guess,
      List<Real> nodes,
      Real norm,
      List<Operation> sweep)
      implements Operation {

    public Solve {
      stages = List.copyOf(stages);
      nodes = List.copyOf(nodes);
      sweep = List.copyOf(sweep);
    }

    /** Returns the passes of one sweep, those of the solver left aside. */
    @Override
    public int passes() {
      return sweep.stream().mapToInt(Operation::passes).sum();
    }

    @Override
    public List<PlanVector> vectors() {
      return sweep.stream().flatMap(operation -> operation.vectors().stream()).distinct().toList();
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.visit(this);
    }
  }

  /** Says that the vectors of all stages hold them, so that the next step can start from there. */
  record KeepStages() implements Operation {
    @Override
    public int passes() {
      return 0;
    }

    @Override
    public List<PlanVector> vectors() {
      return List.of();
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.visit(this);
    }
  }

  /**
   * A vector times h times an exact coefficient, never zero.
   *
   * @param coefficient with its sign: −a_ij in a stage point
   * @param symbol what the literature calls its absolute value, such as {@code a21}
   * @param vector holds the gradient of the stage
   * @param stage whose gradient it is, from 1
   */
  record Term(Real coefficient, String symbol, PlanVector vector, int stage) {}
}
