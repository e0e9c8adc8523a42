package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kutta.generator.number.Real;

/** One instruction of a {@link StepPlan}. */
public sealed interface Operation {

  /** Returns the vectors it touches. */
  List<PlanVector> vectors();

  /** Returns the vectors whose entries it needs. */
  default List<PlanVector> reads() {
    return List.of();
  }

  /** Returns the vectors whose entries it sets. */
  default List<PlanVector> writes() {
    return List.of();
  }

  /** Returns how many calls of level-1 BLAS it takes. */
  default int calls() {
    return 0;
  }

  /** Returns whether a gradient is evaluated, for which all operations before it must be done. */
  default boolean evaluates() {
    return false;
  }

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

    void visit(Blend operation);

    void visit(EvaluateGuess operation);

    void visit(Solve operation);

    void visit(KeepStages operation);
  }

  /** {@code start ← θ}, so that a failing stage can be undone. */
  record KeepStart() implements Operation {
    @Override
    public List<PlanVector> vectors() {
      return List.of(PlanVector.START, PlanVector.THETA);
    }

    @Override
    public List<PlanVector> reads() {
      return List.of(PlanVector.THETA);
    }

    @Override
    public List<PlanVector> writes() {
      return List.of(PlanVector.START);
    }

    @Override
    public int calls() {
      return 1;
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
    public List<PlanVector> vectors() {
      return List.of(PlanVector.THETA, PlanVector.GRADIENT);
    }

    @Override
    public boolean evaluates() {
      return true;
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.visit(this);
    }
  }

  /** {@code kept ← ∇L(θ)}, unless the last step left it there (first same as last). */
  record EvaluateUnlessKnown(int stage, PlanVector kept) implements Operation {
    @Override
    public List<PlanVector> vectors() {
      return List.of(PlanVector.THETA, PlanVector.GRADIENT, kept);
    }

    @Override
    public boolean evaluates() {
      return true;
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.visit(this);
    }
  }

  /** {@code to ← from}. */
  record Copy(PlanVector to, PlanVector from) implements Operation {
    @Override
    public List<PlanVector> vectors() {
      return List.of(to, from);
    }

    @Override
    public List<PlanVector> reads() {
      return List.of(from);
    }

    @Override
    public List<PlanVector> writes() {
      return List.of(to);
    }

    @Override
    public int calls() {
      return 1;
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.visit(this);
    }
  }

  /** {@code kept ← g}, the gradient at θ_{n+1}, for the first stage of the next step. */
  record KeepFirstStage(PlanVector kept) implements Operation {
    @Override
    public List<PlanVector> vectors() {
      return List.of(kept, PlanVector.GRADIENT);
    }

    @Override
    public List<PlanVector> reads() {
      return List.of(PlanVector.GRADIENT);
    }

    @Override
    public List<PlanVector> writes() {
      return List.of(kept);
    }

    @Override
    public int calls() {
      return 1;
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
    public List<PlanVector> vectors() {
      List<PlanVector> vectors = new ArrayList<>(List.of(out));
      base.ifPresent(vectors::add);
      terms.forEach(term -> vectors.add(term.vector()));
      return vectors;
    }

    @Override
    public List<PlanVector> reads() {
      List<PlanVector> vectors = new ArrayList<>(base.stream().toList());
      terms.forEach(term -> vectors.add(term.vector()));
      return vectors;
    }

    @Override
    public List<PlanVector> writes() {
      return List.of(out);
    }

    @Override
    public int calls() {
      // Without a base the first term is copied and scaled.
      boolean inPlace = base.filter(out::equals).isPresent();
      return inPlace ? terms.size() : terms.size() + 1;
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.visit(this);
    }
  }

  /**
   * {@code out ← Σ share · vector + h Σ coefficient · gradient}.
   *
   * @param out may be the vector of the first share, but no other
   * @param shares of vectors that are multiplied by h already, or hold a share of θ_n
   * @param terms may be none
   * @param meaning the mathematics, for a comment
   */
  record Blend(PlanVector out, List<Share> shares, List<Term> terms, String meaning)
      implements Operation {

    public Blend {
      shares = List.copyOf(shares);
      terms = List.copyOf(terms);
      if (shares.stream().skip(1).anyMatch(share -> share.vector().equals(out))
          || terms.stream().anyMatch(term -> term.vector().equals(out))
          || shares.size() + terms.size() == 0) {
        throw new IllegalArgumentException("a vector is overwritten: " + shares + terms);
      }
    }

    /** Returns whether the vector of the first share becomes the result. */
    public boolean isInPlace() {
      return !shares.isEmpty() && shares.get(0).vector().equals(out);
    }

    @Override
    public List<PlanVector> vectors() {
      List<PlanVector> vectors = new ArrayList<>(List.of(out));
      vectors.addAll(reads());
      return vectors;
    }

    @Override
    public List<PlanVector> reads() {
      List<PlanVector> vectors = new ArrayList<>();
      shares.forEach(share -> vectors.add(share.vector()));
      terms.forEach(term -> vectors.add(term.vector()));
      return vectors;
    }

    @Override
    public List<PlanVector> writes() {
      return List.of(out);
    }

    @Override
    public int calls() {
      boolean unit = !shares.isEmpty() && shares.get(0).factor().isOne();
      return Formation.calls(shares.size() + terms.size(), isInPlace(), unit);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.visit(this);
    }
  }

  /**
   * A vector times an exact factor, never zero.
   *
   * @param factor with its sign
   */
  record Share(Real factor, PlanVector vector) {}

  /**
   * {@code g ← ∇L(θ_n)}, unless the last step left its stages: what the first block of an implicit
   * method starts its iteration from.
   */
  record EvaluateGuess() implements Operation {
    @Override
    public List<PlanVector> vectors() {
      return List.of(PlanVector.THETA, PlanVector.GRADIENT);
    }

    @Override
    public boolean evaluates() {
      return true;
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

    @Override
    public List<PlanVector> vectors() {
      return sweep.stream().flatMap(operation -> operation.vectors().stream()).distinct().toList();
    }

    @Override
    public boolean evaluates() {
      return true;
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.visit(this);
    }
  }

  /** Says that the vectors of all stages hold them, so that the next step can start from there. */
  record KeepStages() implements Operation {
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
   * @param symbol what the literature calls its absolute value, such as {@code a21}; empty where it
   *     is no entry of the tableau
   * @param vector holds the gradient of the stage
   * @param stage whose gradient it is, from 1
   */
  record Term(Real coefficient, String symbol, PlanVector vector, int stage) {}
}
