package org.kutta.cli.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;

/** Explanations as people read them: in a terminal, and on a page of the documentation. */
public final class ExplanationText {

  private static final String INTRODUCTION =
      """
      # Diagnostics

      Every message of the compiler has a code that never changes its meaning. This page is what
      `kutta explain CODE` prints; it is generated from the texts of that command, and a test
      compiles every example.
      """;

  private static final String INDENT = "    ";

  private ExplanationText() {}

  /** Returns the headline of a code, such as {@code K012 error: …}. */
  public static String headline(DiagnosticCode code) {
    return code.id() + " " + code.severity().word() + ": " + code.meaning();
  }

  /** Returns what follows the headline, line by line. */
  public static List<String> lines(Explanation explanation) {
    List<String> lines = new ArrayList<>(explanation.cause().lines().toList());
    explanation
        .example()
        .ifPresent(
            example -> {
              lines.add("");
              example.lines().map(line -> (INDENT + line).stripTrailing()).forEach(lines::add);
              lines.add("");
              messages(explanation).map(line -> INDENT + line).forEach(lines::add);
            });
    lines.add("");
    lines.addAll(explanation.cure().lines().toList());
    return lines;
  }

  private static Stream<String> messages(Explanation explanation) {
    return explanation.diagnostics().stream().map(Diagnostic::render).flatMap(String::lines);
  }

  /** Returns the page of all codes, in Markdown. */
  public static String page() {
    return Arrays.stream(DiagnosticCode.values())
        .map(code -> section(Explanation.of(code)))
        .collect(Collectors.joining("\n", INTRODUCTION + "\n", ""));
  }

  private static String section(Explanation explanation) {
    DiagnosticCode code = explanation.code();
    StringBuilder section = new StringBuilder();
    section.append("## ").append(code.id()).append(": ").append(code.meaning()).append("\n\n");
    section.append(explanation.cause()).append("\n\n");
    explanation
        .example()
        .ifPresent(
            example ->
                section
                    .append(block(example))
                    .append(
                        block(messages(explanation).collect(Collectors.joining("\n", "", "\n")))));
    return section.append(explanation.cure()).append("\n").toString();
  }

  private static String block(String text) {
    return "```\n" + text + "```\n\n";
  }
}
