package org.kutta.cli.plot;

import java.util.function.Supplier;
import org.kutta.cli.report.Finding;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.budget.TimeLimit;
import org.kutta.grammar.Diagnostic;

/** The time for a method of a picture is over. */
public final class LateMethodException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  private LateMethodException(Diagnostic diagnostic, OutOfTimeException cause) {
    super(diagnostic.message(), cause);
    this.diagnostic = diagnostic;
  }

  /** Returns what is said to the user. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }

  /** Returns what work on a method makes, or throws this with the method's name. */
  static <T> T unlessLate(Finding finding, Supplier<T> work) {
    try {
      return work.get();
    } catch (OutOfTimeException e) {
      throw new LateMethodException(TimeLimit.exceeded(e, finding.method().nameSpan()), e);
    }
  }
}
