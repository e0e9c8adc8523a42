package org.kutta.generator.elaboration;

import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.ExactText;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Method.Claims;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.syntax.Expression;

/** Up to what the conditions of an approximate method hold. */
final class Tolerance {

  private Tolerance() {}

  /** Returns a tolerance that is sound, or says why it is not. */
  static Optional<Real> checked(
      Real tolerance, Expression expression, List<Diagnostic> diagnostics) {
    if (tolerance.signum() > 0 && tolerance.compareTo(Claims.LARGEST_TOLERANCE) <= 0) {
      return Optional.of(tolerance);
    }
    diagnostics.add(
        Diagnostic.of(Message.BAD_TOLERANCE, expression.span(), ExactText.of(tolerance))
            .withNote("a larger one would pass tables with a wrong digit"));
    return Optional.empty();
  }
}
