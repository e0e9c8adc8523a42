package org.kutta.generator.plan;

import java.util.Locale;

/** An n-vector of a program, by what it holds. */
public sealed interface Operand {

  /** Where vectors live. */
  enum Place {
    /** The objective's parameters: one stage point after the other, and in the end the result. */
    THETA,
    /** The objective's gradient, overwritten by each evaluation. */
    GRADIENT,
    /** The copy of θ_n that the runtime keeps for the step. */
    START,
    /** The embedded error. */
    ERROR,
    /** What a step subtracts from θ_n, where the runtime does so. */
    DISPLACEMENT,
    /** Vectors that stages are solved for in, kept from step to step. */
    STAGE,
    /** Work vectors. */
    WORK;

    /** Returns whether there are several vectors, told apart by the slots of a program. */
    boolean hasSlots() {
      return this == STAGE || this == WORK;
    }
  }

  /** The copy of θ_n. */
  Operand START = new Copy();

  /** h Σ (b_i − b̂_i) k_i. */
  Operand ERROR = new Sum(Place.ERROR);

  /** h Σ b_i k_i. */
  Operand DISPLACEMENT = new Sum(Place.DISPLACEMENT);

  /** Returns where it lives. */
  Place place();

  /** Returns what the literature calls it, in ASCII: {@code Theta_2}. */
  String symbol();

  /** Returns the name of the variable that stands for it. */
  default String variable() {
    return symbol();
  }

  /** Returns whether it is a sum of gradients times h alone, without a share of θ_n. */
  default boolean isSum() {
    return false;
  }

  /** Returns whether it is one of the work vectors. */
  default boolean isWork() {
    return place() == Place.WORK;
  }

  /** Returns whether setting one sets the other, whatever slots they get. */
  default boolean isIn(Operand other) {
    return equals(other) || (place() == other.place() && !place().hasSlots());
  }

  /**
   * A point that θ is at.
   *
   * @param number 0 for θ_n, i for the point of stage i, −1 for θ_{n+1}
   */
  record Point(int number) implements Operand {

    /** The step's start. */
    public static final Point START = new Point(0);

    /** The step's result. */
    public static final Point RESULT = new Point(-1);

    @Override
    public Place place() {
      return Place.THETA;
    }

    @Override
    public String symbol() {
      return number == 0 ? "theta_n" : number < 0 ? "theta_{n+1}" : "Theta_" + number;
    }

    @Override
    public String variable() {
      return "theta";
    }
  }

  /** The copy of θ_n; {@link #START} is the only one. */
  record Copy() implements Operand {
    @Override
    public Place place() {
      return Place.START;
    }

    @Override
    public String symbol() {
      return "theta_n";
    }

    @Override
    public String variable() {
      return "start";
    }
  }

  /** A sum that a step is to leave; {@link #ERROR} and {@link #DISPLACEMENT} are all there are. */
  record Sum(Place place) implements Operand {
    @Override
    public String symbol() {
      return place == Place.ERROR ? "error" : "displacement";
    }

    @Override
    public boolean isSum() {
      return true;
    }
  }

  /**
   * The gradient of a stage.
   *
   * @param stage from 1
   * @param place the objective's gradient, a work vector, or a vector that is solved for
   */
  record Gradient(int stage, Place place) implements Operand {

    /** Returns the gradient just evaluated. */
    public static Gradient fresh(int stage) {
      return new Gradient(stage, Place.GRADIENT);
    }

    /** Returns the gradient in a work vector. */
    public static Gradient kept(int stage) {
      return new Gradient(stage, Place.WORK);
    }

    /** Returns the gradient that is solved for. */
    public static Gradient unknown(int stage) {
      return new Gradient(stage, Place.STAGE);
    }

    @Override
    public String symbol() {
      return "k" + stage;
    }

    @Override
    public String variable() {
      return place == Place.GRADIENT ? "g" : symbol();
    }
  }

  /**
   * What is known of a later point.
   *
   * @param point that it becomes
   * @param number from 1, where several differ
   */
  record Partial(Point point, int number) implements Operand {
    @Override
    public Place place() {
      return Place.WORK;
    }

    @Override
    public String symbol() {
      String name = point.equals(Point.RESULT) ? "next" : "theta" + point.number();
      return number == 1 ? name : name + "_" + number;
    }
  }

  /**
   * A combination that has no other meaning.
   *
   * @param number from 1; 0 for the only one of its kind
   */
  record Register(Kind kind, int number) implements Operand {

    /** What is in it. */
    public enum Kind {
      /** Gradients. */
      U,
      /** θ_n and gradients. */
      V,
      /** The gradients of Williamson's 2N form. */
      W,
      /** The points of Ketcheson's forms. */
      D,
      /** θ_n and the gradients that an equation knows. */
      BASE
    }

    @Override
    public Place place() {
      return Place.WORK;
    }

    @Override
    public boolean isSum() {
      return kind == Kind.U || kind == Kind.W;
    }

    @Override
    public String symbol() {
      String letter = kind.name().toLowerCase(Locale.ROOT);
      return number == 0 ? letter : letter + number;
    }
  }
}
