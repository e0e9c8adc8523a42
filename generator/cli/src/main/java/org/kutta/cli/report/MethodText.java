package org.kutta.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kutta.console.TextTable;
import org.kutta.generator.analysis.EmbeddedAnalysis;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.generator.analysis.OrderProof;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Solve;
import org.kutta.generator.plan.StepProgram;
import org.kutta.generator.storage.LowStorageForm;
import org.kutta.generator.tableau.Structure;
import org.kutta.generator.tableau.Tableau;

/** All that can be said of a method, in words. */
public final class MethodText {

  private final Finding finding;
  private final MethodAnalysis analysis;
  private final StepProgram plan;
  private final TextTable facts = TextTable.ofText();

  private MethodText(Finding finding) {
    this.finding = finding;
    this.analysis = finding.analysis();
    this.plan = finding.plainPlan();
  }

  /** Returns the facts of a method, one a line. */
  public static List<String> lines(Finding finding) {
    return new MethodText(finding).lines();
  }

  private List<String> lines() {
    facts.add("structure", structure());
    facts.add("order", order());
    if (tableau().hasFreeAbscissae(tolerance())) {
      facts.add(
          "abscissae", "free: not the row sums; the order counts time-dependent problems too");
    }
    addEmbedded();
    facts.add("stage order", String.valueOf(analysis.stageOrder()));
    facts.add("principal error", Words.rounded(analysis.principalErrorNorm()));
    addCost();
    facts.add("learning rate × sharpness", "stable " + upTo(analysis.stability().realInterval()));
    facts.add("imaginary axis", "stable " + upTo(analysis.stability().imaginaryInterval()));
    facts.add("stability function", "R(z) = " + StabilityText.of(analysis));
    facts.add("|R| at infinity", Words.rounded(analysis.stability().function().atInfinity()));
    facts.add("SSP coefficient", ssp());
    addProperties();
    return facts.lines();
  }

  private Tableau<Real> tableau() {
    return finding.method().tableau();
  }

  private Real tolerance() {
    return finding.method().claims().tolerance();
  }

  private boolean isExplicit() {
    return tableau().structure() == Structure.EXPLICIT;
  }

  private String structure() {
    List<String> words = new ArrayList<>();
    words.add(
        switch (tableau().structure()) {
          case EXPLICIT -> "explicit";
          case DIRK, SDIRK, ESDIRK -> finding.structure().toUpperCase(Locale.ROOT);
          case IMPLICIT -> "fully implicit";
        });
    words.add(Words.count(tableau().stages(), "stage"));
    if (analysis.traits().fsal()) {
      words.add("first same as last");
    }
    return String.join(", ", words);
  }

  private String order() {
    int trees = OrderProof.conditions(tableau(), tolerance(), finding.order());
    String hold = trees == 1 ? "its one condition holds" : "all " + trees + " conditions hold";
    String proof =
        finding.isExact()
            ? "proved: " + hold + " exactly"
            : "numerically verified: %s to %s".formatted(hold, Words.size(tolerance()));
    String refuted =
        finding
            .claimedOrder()
            .filter(claim -> claim != finding.order())
            .map(claim -> "; order " + claim + " is claimed")
            .orElse("");
    return finding.order() + ", " + (finding.order() == 0 ? "not consistent" : proof) + refuted;
  }

  private void addEmbedded() {
    if (!finding.embeddedOrders().isEmpty()) {
      facts.add("embedded order", Words.listed(finding.embeddedOrders()));
      facts.add("embedded error", ofEmbedded(row -> Words.rounded(row.principalErrorNorm())));
      facts.add(
          "embedded real axis",
          ofEmbedded(row -> "stable " + axis(row.stability().realInterval())));
      facts.add(
          "embedded imaginary axis",
          ofEmbedded(row -> "stable " + axis(row.stability().imaginaryInterval())));
    }
  }

  private String ofEmbedded(Function<EmbeddedAnalysis, String> fact) {
    return analysis.embedded().stream().map(fact).collect(Collectors.joining(", "));
  }

  private static String axis(double limit) {
    return Double.isInfinite(limit) ? "without limit" : "up to " + Words.rounded(limit);
  }

  private void addCost() {
    facts.add(
        isExplicit() ? "cost of a step" : "cost of a step with one sweep",
        "%s, %s"
            .formatted(
                Words.count(plan.evaluations(), "gradient evaluation"), PlanText.cost(plan)));
    if (plan.loop().isPresent()) {
      facts.add("low storage", "a recurrence of the stages");
    } else {
      addBlocks();
      addLowStorage();
    }
  }

  private void addLowStorage() {
    if (isExplicit() && analysis.lowStorage().isEmpty()) {
      facts.add("low storage", "no such form");
    }
    for (LowStorageForm form : analysis.lowStorage()) {
      facts.add(
          "low storage",
          form.title()
              + ", "
              + Words.count(form.registers(), "register")
              + " besides the gradient");
      for (LowStorageForm.Sequence sequence : form.coefficients()) {
        facts.add("", sequence.symbol() + " = " + ReadableTableau.cells(sequence.values()));
      }
    }
  }

  private void addBlocks() {
    if (!plan.solves().isEmpty()) {
      facts.add(
          "stage equations",
          plan.solves().stream()
              .map(
                  block ->
                      block.stages().size() == 1
                          ? "stage " + block.stages().get(0)
                          : together(block))
              .collect(Collectors.joining(", then ")));
    }
  }

  private static String together(Solve block) {
    return "stages " + Words.listed(block.stages()) + " together";
  }

  private String upTo(double limit) {
    if (Double.isInfinite(limit)) {
      return "without limit";
    }
    return "up to " + Words.rounded(limit) + perEvaluation(limit);
  }

  /** Returns what a gradient evaluation buys, which is how methods of different cost compare. */
  private String perEvaluation(double limit) {
    if (!isExplicit() || limit == 0) {
      return "";
    }
    int evaluations = Math.max(1, plan.evaluations());
    return evaluations == 1 ? "" : ", " + Words.rounded(limit / evaluations) + " per evaluation";
  }

  private String ssp() {
    double coefficient = analysis.sspCoefficient();
    return Words.rounded(coefficient)
        + (Double.isInfinite(coefficient) ? "" : perEvaluation(coefficient));
  }

  /** Returns a verdict that the tolerance of the method enters. */
  private String verdict(boolean holds) {
    return holds && !finding.isExact()
        ? "yes, numerically verified to " + Words.size(tolerance())
        : Words.yesOrNo(holds);
  }

  private void addProperties() {
    facts.add("A-stable", verdict(analysis.stability().aStable()));
    facts.add("L-stable", verdict(analysis.stability().lStable()));
    facts.add("algebraically stable", Words.yesOrNo(analysis.traits().algebraicallyStable()));
    facts.add("stiffly accurate", Words.yesOrNo(analysis.traits().stifflyAccurate()));
    facts.add("symplectic", Words.yesOrNo(analysis.traits().symplectic()));
    facts.add("symmetric", Words.yesOrNo(analysis.traits().symmetric()));
  }
}
