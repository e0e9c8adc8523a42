package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.plan.Operand.Gradient;
import org.kutta.generator.plan.Operand.Point;

/** One instruction of a {@link StepProgram}. */
public sealed interface Operation
    permits Operation.Evaluate, Operation.Combine, Operation.Keep, Solve, Recur {

  /** Returns the vectors it touches. */
  List<Operand> vectors();

  /** Returns the vectors whose entries it needs. */
  default List<Operand> reads() {
    return List.of();
  }

  /** Returns the vectors whose entries it sets. */
  default List<Operand> writes() {
    return List.of();
  }

  /** Returns how many calls of level-1 BLAS it takes, apart from its parts. */
  default int calls() {
    return 0;
  }

  /** Returns whether a gradient is evaluated, for which all operations before it must be done. */
  default boolean evaluates() {
    return false;
  }

  /** Returns the operations that it consists of; none if it is one itself. */
  default List<Operation> parts() {
    return List.of();
  }

  /** Returns the terms that are written for it and its parts, one by one. */
  default List<Term> terms() {
    return parts().stream().flatMap(part -> part.terms().stream()).toList();
  }

  /** Calls the visitor's method for this operation. */
  void accept(Visitor visitor);

  /** One method for each operation. */
  interface Visitor {
    void visit(Evaluate operation);

    void visit(Combine operation);

    void visit(Keep operation);

    void visit(Solve operation);

    void visit(Recur operation);
  }

  /**
   * {@code result ← ∇L(θ)}.
   *
   * @param at where θ is
   * @param result where the gradient is then
   * @param when it is evaluated
   */
  record Evaluate(Point at, Gradient result, When when) implements Operation {

    /** When a gradient is evaluated. */
    public enum When {
      /** In each step. */
      ALWAYS,
      /** Unless the last step left it (first same as last). */
      UNLESS_FIRST_STAGE_IS_KNOWN,
      /** Unless the last step left its stages: an iteration starts from it or from them. */
      UNLESS_STAGES_ARE_KNOWN
    }

    /** Evaluates a stage in each step. */
    static Evaluate stage(int stage, Point at) {
      return new Evaluate(at, Gradient.fresh(stage), When.ALWAYS);
    }

    /** Evaluates the first stage into a work vector, unless the last step left it there. */
    static Evaluate unlessKnown() {
      return new Evaluate(Point.START, Gradient.kept(1), When.UNLESS_FIRST_STAGE_IS_KNOWN);
    }

    /** Evaluates what an iteration starts from, unless the last step left its stages. */
    static Evaluate guess() {
      return new Evaluate(Point.START, Gradient.fresh(0), When.UNLESS_STAGES_ARE_KNOWN);
    }

    /** Returns the stage, from 1; 0 for a guess. */
    public int stage() {
      return result.stage();
    }

    @Override
    public List<Operand> vectors() {
      List<Operand> vectors = new ArrayList<>(List.of(at, Gradient.fresh(stage())));
      if (result.isWork()) {
        vectors.add(result);
      }
      return vectors;
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
   * {@code out ← Σ coefficient · vector}, the terms added in their order.
   *
   * @param out may be the vector of the first term, but of no other
   * @param terms at least one
   */
  record Combine(Operand out, List<Term> terms) implements Operation {

    public Combine {
      terms = List.copyOf(terms);
      Operand result = out;
      if (terms.isEmpty() || terms.stream().skip(1).anyMatch(term -> term.vector().isIn(result))) {
        throw new IllegalArgumentException("no term, or one that is overwritten: " + terms);
      }
    }

    /** {@code to ← from}. */
    static Combine copy(Operand to, Operand from) {
      return new Combine(to, List.of(Term.of(from)));
    }

    /** Returns whether the vector of the first term becomes the result. */
    public boolean isInPlace() {
      return terms.get(0).vector().isIn(out);
    }

    /** Returns whether the first term is a vector itself. */
    public boolean startsWithVector() {
      return terms.get(0).isVector();
    }

    /** Returns whether it only copies a vector. */
    public boolean isCopy() {
      return terms.size() == 1 && startsWithVector();
    }

    @Override
    public List<Operand> vectors() {
      List<Operand> vectors = new ArrayList<>(List.of(out));
      vectors.addAll(reads());
      return vectors;
    }

    @Override
    public List<Operand> reads() {
      return terms.stream().map(Term::vector).toList();
    }

    @Override
    public List<Operand> writes() {
      return List.of(out);
    }

    @Override
    public int calls() {
      return Formation.calls(terms.size(), isInPlace(), startsWithVector());
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.visit(this);
    }
  }

  /**
   * Keeps what is there.
   *
   * @param what is kept
   * @param from where it is; no vector if it need not be moved
   * @param to where it is kept
   */
  record Keep(What what, List<Operand> from, List<Operand> to) implements Operation {

    /** What is kept. */
    public enum What {
      /** θ_n, so that a failing stage can be undone. */
      START,
      /** The gradient at θ_{n+1}, for the first stage of the next step. */
      FIRST_STAGE,
      /** All stages, where they are: the next step's iteration starts from them. */
      STAGES
    }

    static Keep start() {
      return new Keep(What.START, List.of(Point.START), List.of(Operand.START));
    }

    /** Keeps the gradient of the last stage as that of the first. */
    static Keep firstStage(int last) {
      List<Operand> kept = List.of(Gradient.kept(1));
      return new Keep(What.FIRST_STAGE, List.of(Gradient.fresh(last)), kept);
    }

    /** Keeps the stages where they are. */
    public static Keep stages() {
      return new Keep(What.STAGES, List.of(), List.of());
    }

    @Override
    public List<Operand> vectors() {
      List<Operand> vectors = new ArrayList<>(to);
      vectors.addAll(from);
      return vectors;
    }

    @Override
    public List<Operand> reads() {
      return from;
    }

    @Override
    public List<Operand> writes() {
      return to;
    }

    @Override
    public int calls() {
      return to.size();
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.visit(this);
    }
  }
}
