package org.kutta.tableaus.ingredients;

import java.io.IOException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What can go wrong in one evaluation of an objective. */
enum Fault {
  NAN_LOSS(Kind.NUMBERS) {
    @Override
    double evaluate(FaultyObjective objective) {
      objective.evaluateSoundly();
      return Double.NaN;
    }
  },
  INFINITE_LOSS(Kind.NUMBERS) {
    @Override
    double evaluate(FaultyObjective objective) {
      objective.evaluateSoundly();
      return Double.POSITIVE_INFINITY;
    }
  },
  NAN_IN_THE_FIRST_ENTRY(Kind.NUMBERS) {
    @Override
    double evaluate(FaultyObjective objective) {
      return objective.evaluateWith(0, Double.NaN);
    }
  },
  INFINITY_IN_A_MIDDLE_ENTRY(Kind.NUMBERS) {
    @Override
    double evaluate(FaultyObjective objective) {
      return objective.evaluateWith(Ripples.N / 2, Double.NEGATIVE_INFINITY);
    }
  },
  NAN_IN_THE_LAST_ENTRY(Kind.NUMBERS) {
    @Override
    double evaluate(FaultyObjective objective) {
      return objective.evaluateWith(Ripples.N - 1, Double.NaN);
    }
  },
  WRITES_PARAMETERS_AND_RETURNS_NAN(Kind.NUMBERS) {
    @Override
    double evaluate(FaultyObjective objective) {
      objective.theta().assign(1e9);
      return Double.NaN;
    }
  },
  RUNTIME_EXCEPTION(Kind.EXCEPTION) {
    @Override
    double evaluate(FaultyObjective objective) {
      throw new IllegalStateException("on purpose");
    }
  },
  CHECKED_EXCEPTION(Kind.EXCEPTION) {
    @Override
    double evaluate(FaultyObjective objective) {
      throw Fault.<RuntimeException>sneaky(new IOException("on purpose"));
    }
  },
  WRITES_PARAMETERS_AND_THROWS(Kind.EXCEPTION) {
    @Override
    double evaluate(FaultyObjective objective) {
      objective.theta().assign(Double.NaN);
      objective.gradientArray().assign(Double.NaN);
      throw new IllegalStateException("on purpose");
    }
  },
  OTHER_THROWABLE(Kind.EXCEPTION) {
    @Override
    double evaluate(FaultyObjective objective) {
      throw Fault.<RuntimeException>sneaky(new Throwable("on purpose"));
    }
  },
  ERROR(Kind.ERROR) {
    @Override
    double evaluate(FaultyObjective objective) {
      objective.theta().putScalar(0, 7);
      throw new AssertionError("on purpose");
    }
  },
  ENDLESS_RECURSION(Kind.ERROR) {
    @Override
    double evaluate(FaultyObjective objective) {
      return 1 + evaluate(objective);
    }
  },
  CLOSES_PARAMETERS(Kind.ARRAYS, "parameters() was closed") {
    @Override
    double evaluate(FaultyObjective objective) {
      double loss = objective.evaluateSoundly();
      objective.theta().close();
      return loss;
    }
  },
  CLOSES_THE_GRADIENT(Kind.ARRAYS, "gradient() was closed") {
    @Override
    double evaluate(FaultyObjective objective) {
      double loss = objective.evaluateSoundly();
      objective.gradientArray().close();
      return loss;
    }
  },
  REPLACES_PARAMETERS(Kind.ARRAYS, "parameters() became another array") {
    @Override
    double evaluate(FaultyObjective objective) {
      double loss = objective.evaluateSoundly();
      objective.replace(Nd4j.ones(DataType.DOUBLE, Ripples.N), objective.gradientArray());
      return loss;
    }
  },
  REPLACES_THE_GRADIENT_BY_A_SHORTER_ONE(Kind.ARRAYS, "gradient() became another array") {
    @Override
    double evaluate(FaultyObjective objective) {
      double loss = objective.evaluateSoundly();
      objective.replace(objective.theta(), Nd4j.ones(DataType.FLOAT, 2));
      return loss;
    }
  },
  SHORTENS_PARAMETERS(Kind.ARRAYS, "parameters() was given another length, 4 for 8") {
    @Override
    double evaluate(FaultyObjective objective) {
      double loss = objective.evaluateSoundly();
      objective.theta().setShapeAndStride(new int[] {4}, new int[] {1});
      return loss;
    }
  },
  RETYPES_THE_GRADIENT(Kind.ARRAYS, "gradient() was given another type, FLOAT for DOUBLE") {
    @Override
    double evaluate(FaultyObjective objective) {
      double loss = objective.evaluateSoundly();
      objective.gradientArray().setData(Nd4j.ones(DataType.FLOAT, Ripples.N).data());
      return loss;
    }
  },
  MOVES_PARAMETERS(Kind.ARRAYS, "parameters() was given other memory") {
    @Override
    double evaluate(FaultyObjective objective) {
      double loss = objective.evaluateSoundly();
      INDArray other = Nd4j.ones(DataType.DOUBLE, Ripples.N);
      objective.theta().setData(other.data());
      return loss;
    }
  };

  /** What a step does about it. */
  enum Kind {
    /** The policy decides. */
    NUMBERS,
    /** Thrown as the cause of a failed step. */
    EXCEPTION,
    /** Thrown as it is. */
    ERROR,
    /** Refused, by the name of the array. */
    ARRAYS
  }

  private final Kind kind;
  private final String message;

  Fault(Kind kind) {
    this(kind, "");
  }

  Fault(Kind kind, String message) {
    this.kind = kind;
    this.message = message;
  }

  Kind kind() {
    return kind;
  }

  /** Returns what the failure says. */
  String message() {
    return message;
  }

  /** Returns whether the run can go on afterwards, with the same arrays. */
  boolean isOver() {
    return kind != Kind.ARRAYS
        || this == REPLACES_PARAMETERS
        || this == REPLACES_THE_GRADIENT_BY_A_SHORTER_ONE;
  }

  abstract double evaluate(FaultyObjective objective);

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
