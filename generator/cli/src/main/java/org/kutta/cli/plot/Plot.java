package org.kutta.cli.plot;

import java.util.ArrayList;
import java.util.List;
import org.kutta.cli.report.Finding;
import org.kutta.cli.report.MethodText;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.grammar.PrintableText;

/** Pictures of methods: where a step is stable, and the order star. */
public final class Plot {

  private static final List<String> COLOURS =
      List.of(
          "#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#17becf", "#8c564b", "#e377c2");
  private static final double FAINT = 0.12;
  private static final double SOLID = 0.35;
  private static final double STAR = 6;

  /** A method with its stability function. */
  private record Subject(Finding finding, Modulus modulus, String colour) {

    String name() {
      return finding.method().name();
    }
  }

  private final List<Subject> subjects = new ArrayList<>();

  private Plot(List<Finding> findings) {
    for (Finding finding : findings) {
      Modulus modulus = Modulus.of(MethodAnalysis.of(finding.proved()));
      String colour = COLOURS.get(subjects.size() % COLOURS.size());
      subjects.add(new Subject(finding, modulus, colour));
    }
  }

  /** Returns a plot of at least one method. */
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
    Xml body = new Xml("body");
    body.add(new Xml("h1").text(subjects.size() > 1 ? "Methods compared" : subjects.get(0).name()));
    body.add(explanation());
    if (subjects.size() > 1) {
      body.add(new Xml("figure").add(comparison().svg()));
    }
    for (Subject subject : subjects) {
      section(body, subject);
    }
    Xml head =
        new Xml("head")
            .add(new Xml("meta").with("charset", "utf-8"))
            .add(new Xml("title").text("Kutta: " + String.join(", ", names())))
            .add(
                new Xml("style")
                    .text("body { font-family: sans-serif; max-width: 72em; margin: 2em auto }")
                    .text(" figure { display: inline-block; margin: 0 } pre { overflow: auto }"));
    Xml page = new Xml("html").with("lang", "en").add(head).add(body);
    return "<!DOCTYPE html>\n" + page + "\n";
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

  private void section(Xml body, Subject subject) {
    body.add(new Xml("h2").text(subject.name()));
    body.add(new Xml("p").text(PrintableText.of(subject.finding().method().title())));
    body.add(new Xml("figure").add(stability(subject).svg()));
    body.add(new Xml("figure").add(star(subject).svg()));
    body.add(new Xml("pre").text(String.join("\n", MethodText.lines(subject.finding()))));
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
