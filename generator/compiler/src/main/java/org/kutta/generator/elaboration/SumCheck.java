package org.kutta.generator.elaboration;

import java.util.List;
import org.kutta.generator.number.ExactText;
import org.kutta.generator.number.Real;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.syntax.StageRow;
import org.kutta.grammar.syntax.WeightLabel.Kind;
import org.kutta.grammar.syntax.WeightRow;

/** Checks what the rows of a table must sum to: abscissae, and one for weights. */
final class SumCheck {

  private final Real tolerance;
  private final boolean freeAbscissae;
  private final List<Diagnostic> diagnostics;

  /**
   * @param tolerance up to which sums must agree; zero for exact tables
   * @param freeAbscissae whether an abscissa may differ from its row's sum
   */
  SumCheck(Real tolerance, boolean freeAbscissae, List<Diagnostic> diagnostics) {
    this.tolerance = tolerance;
    this.freeAbscissae = freeAbscissae;
    this.diagnostics = diagnostics;
  }

  /** Returns whether the abscissa of a stage, counted from 1, is what the row allows. */
  boolean row(int stage, StageRow row, Real abscissa, List<Real> values) {
    Real sum = Real.FIELD.sum(values);
    if (freeAbscissae || agree(sum, abscissa)) {
      return true;
    }
    SuggestedEdit abscissaBySum =
        SuggestedEdit.replace(row.abscissa().span(), ExactText.isShort(sum) ? sum.toString() : "_");
    diagnostics.add(
        Diagnostic.of(
                Message.ROW_SUM,
                row.abscissa().span(),
                stage,
                ExactText.of(abscissa),
                stage,
                ExactText.of(sum))
            .withNote("they differ by " + ExactText.withSize(abscissa.minus(sum)))
            .withEdits(List.of(abscissaBySum), ", or fix the entry of the row that is wrong"));
    return false;
  }

  /** Returns whether weights sum to one, and differences of weights to zero. */
  boolean weights(WeightRow row, List<Real> written) {
    Real sum = Real.FIELD.sum(written);
    Kind kind = row.label().kind();
    Real required = kind == Kind.DIFFERENCE ? Real.ZERO : Real.ONE;
    if (agree(sum, required)) {
      return true;
    }
    Diagnostic wrong =
        Diagnostic.of(
                Message.WEIGHT_SUM, row.weights().span(), words(kind), ExactText.of(sum), required)
            .withNote(
                kind == Kind.DIFFERENCE
                    ? "the sum of b less the sum of b^, and both must be 1"
                    : "otherwise not even a constant gradient is followed");
    diagnostics.add(withLabel(wrong, row, sum));
    return false;
  }

  /** Offers the other label where the sum is what that asks for. */
  private static Diagnostic withLabel(Diagnostic wrong, WeightRow row, Real sum) {
    Kind kind = row.label().kind();
    String index = row.label().index() == 0 ? "" : String.valueOf(row.label().index());
    if (kind == Kind.EMBEDDED && sum.isZero()) {
      return wrong.withEdits(
          List.of(SuggestedEdit.replace(row.label().span(), "b-b^" + index)),
          ": a row that sums to 0 is a difference");
    }
    if (kind == Kind.DIFFERENCE && sum.isOne()) {
      return wrong.withEdits(
          List.of(SuggestedEdit.replace(row.label().span(), "b^" + index)),
          ": a row that sums to 1 is no difference");
    }
    return wrong;
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case MAIN -> "weights";
      case EMBEDDED -> "embedded weights";
      case DIFFERENCE -> "differences b-b^";
    };
  }

  private boolean agree(Real x, Real y) {
    return x.minus(y).abs().compareTo(tolerance) <= 0;
  }
}
