package org.kutta.cli.plot;

import java.util.ArrayList;
import java.util.List;
import org.kutta.cli.report.ComparedFacts;
import org.kutta.cli.report.Finding;
import org.kutta.cli.report.MethodText;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.grammar.PrintableText;

/** Pictures of methods: where a step is stable, and the order star. */
public final class Plot {

  /** Told apart by colour-blind people too (Okabe and Ito 2008), on white and on black. */
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f7f7f");

  private static final double FAINT = 0.12;
  private static final double SOLID = 0.35;
  private static final double STAR = 6;

  /** A method with its stability function. */
  private record Subject(Finding finding, MethodAnalysis analysis, Modulus modulus, String colour) {

    String name() {
      return finding.method().name();
    }
  }

  private final List<Subject> subjects = new ArrayList<>();

  private Plot(List<Finding> findings) {
    for (Finding finding : findings) {
      MethodAnalysis analysis = LateMethodException.unlessLate(finding, finding::analysis);
      String colour = COLOURS.get(subjects.size() % COLOURS.size());
      subjects.add(new Subject(finding, analysis, Modulus.of(analysis), colour));
    }
  }

  /**
   * Returns a plot of at least one method.
   *
   * @throws LateMethodException where the analysis of a method takes longer than its budget allows,
   *     now or when the page is written
   */
  public static Plot of(List<Finding> findings) {
    return new Plot(findings);
  }

  /** Returns an SVG file. */
  public String svg() {
    List<Panel> panels = new ArrayList<>();
    if (subjects.size() > 1) {
      panels.add(comparison());
    }
    for (Subject subject : subjects) {
      panels.add(stability(subject));
      panels.add(star(subject));
    }
    int y = 0;
    Xml figure = new Xml("svg").with("xmlns", "http://www.w3.org/2000/svg");
    figure.with("width", panels.get(0).fullWidth());
    figure.with("height", panels.stream().mapToInt(Panel::fullHeight).sum());
    for (Panel panel : panels) {
      figure.add(panel.svg().with("y", y));
      y += panel.fullHeight();
    }
    return figure + "\n";
  }

  /** Returns an HTML page that needs nothing but itself. */
  public String html() {
    List<Xml> content = new ArrayList<>();
    content.add(
        new Xml("h1").text(subjects.size() > 1 ? "Methods compared" : subjects.get(0).name()));
    content.add(explanation());
    content.add(facts());
    if (subjects.size() > 1) {
      content.add(figures(comparison()));
    }
    subjects.forEach(subject -> content.add(section(subject)));
    return Page.of("Kutta: " + String.join(", ", names()), content);
  }

  private Xml facts() {
    Xml head = new Xml("tr").add(new Xml("th").with("scope", "col").text("method"));
    ComparedFacts.columns()
        .forEach(column -> head.add(new Xml("th").with("scope", "col").text(column)));
    Xml body = new Xml("tbody");
    for (Subject subject : subjects) {
      Xml swatch =
          new Xml("span").with("class", "swatch").with("style", "background:" + subject.colour());
      Xml row = new Xml("tr");
      row.add(new Xml("th").with("scope", "row").add(swatch).text(subject.name()));
      LateMethodException.unlessLate(
              subject.finding(), () -> ComparedFacts.of(subject.finding(), subject.analysis()))
          .forEach(fact -> row.add(new Xml("td").text(fact)));
      body.add(row);
    }
    Xml table = new Xml("table").add(new Xml("thead").add(head)).add(body);
    return new Xml("div").with("class", "scroll").with("tabindex", 0).add(table);
  }

  private static Xml figures(Panel... panels) {
    Xml figures = new Xml("div").with("class", "figures");
    for (Panel panel : panels) {
      figures.add(new Xml("figure").add(panel.svg()));
    }
    return figures;
  }

  private List<String> names() {
    return subjects.stream().map(Subject::name).toList();
  }

  private static Xml explanation() {
    return new Xml("p")
        .text(
            "A step is stable where |R(z)| is at most 1, for z = -(learning rate)·(curvature)."
                + " The order star is where |R(z)| exceeds |exp(z)|; a method of order p has"
                + " p + 1 rays of it at the origin.");
  }

  private static Xml section(Subject subject) {
    Xml section = new Xml("section").add(new Xml("h2").text(subject.name()));
    section.add(new Xml("p").text(PrintableText.of(subject.finding().method().title())));
    section.add(figures(stability(subject), star(subject)));
    List<String> facts =
        LateMethodException.unlessLate(
            subject.finding(), () -> MethodText.lines(subject.finding()));
    section.add(new Xml("pre").text(String.join("\n", facts)));
    return section;
  }

  private Panel comparison() {
    Window window =
        subjects.stream()
            .map(subject -> subject.modulus().window())
            .reduce(Window::with)
            .orElseThrow();
    Panel panel = Panel.of("where steps are stable", window).axes();
    for (Subject subject : subjects) {
      panel.region(subject.modulus()::growth, subject.colour(), FAINT);
    }
    for (int k = 0; k < subjects.size(); k++) {
      panel.legend(k, subjects.get(k).name(), subjects.get(k).colour());
    }
    return panel;
  }

  private static Panel stability(Subject subject) {
    return Panel.of(subject.name() + ": where a step is stable", subject.modulus().window())
        .region(subject.modulus()::growth, subject.colour(), SOLID)
        .axes();
  }

  private static Panel star(Subject subject) {
    return Panel.of(subject.name() + ": order star", Window.square(STAR))
        .region((x, y) -> -subject.modulus().star(x, y), subject.colour(), SOLID)
        .axes();
  }
}
