package org.kutta.cli.report;

import java.util.List;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Structure;
import org.kutta.generator.tableau.Tableau;

/** What tells methods apart, in one row of a table. */
public final class ComparedFacts {

  private ComparedFacts() {}

  /** Returns the names of the columns. */
  public static List<String> columns() {
    return List.of(
        "structure",
        "stages",
        "gradients a step",
        "order",
        "embedded",
        "learning rate × sharpness",
        "per gradient",
        "imaginary axis",
        "principal error",
        "SSP",
        "A-stable");
  }

  /** Returns the facts of a method, in the order of the columns. */
  public static List<String> of(Finding finding, MethodAnalysis analysis) {
    Tableau<Real> tableau = finding.method().tableau();
    boolean explicit = tableau.structure() == Structure.EXPLICIT;
    int gradients = explicit ? Math.max(1, finding.plainPlan().evaluations()) : 0;
    return List.of(
        finding.structure(),
        String.valueOf(tableau.stages()),
        explicit ? String.valueOf(gradients) : "iterated",
        String.valueOf(finding.order()),
        finding.embeddedOrders().isEmpty() ? "none" : Words.listed(finding.embeddedOrders()),
        Words.rounded(analysis.stability().realInterval()),
        explicit ? Words.rounded(analysis.stability().realInterval() / gradients) : "—",
        Words.rounded(analysis.stability().imaginaryInterval()),
        Words.rounded(analysis.principalErrorNorm()),
        Words.rounded(analysis.sspCoefficient()),
        Words.yesOrNo(analysis.stability().aStable()));
  }
}
