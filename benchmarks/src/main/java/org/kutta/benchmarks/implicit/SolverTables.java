package org.kutta.benchmarks.implicit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Measurements of stage solvers as tables of GitHub's Markdown. */
final class SolverTables {

  private static final String NOTHING = "—";

  private SolverTables() {}

  /**
   * Returns a table with a row for each method and solver and a column for each problem, as {@code
   * largest h (evaluations of a step there)}.
   */
  static String reach(List<Problem> problems, List<Measured> measured) {
    return byProblem(
        problems,
        measured,
        (problem, row) -> {
          String reach = reach(problem, row);
          return row.reach().isEmpty()
              ? reach
              : "%s (%s)".formatted(reach, perStep(row.evaluationsPerStep()));
        });
  }

  /** Returns such a table of the evaluations until the loss is at its target. */
  static String evaluations(List<Problem> problems, List<Measured> measured) {
    return byProblem(problems, measured, SolverTables::evaluations);
  }

  /** Returns a table of one problem, with all that was measured. */
  static String of(Problem problem, List<Measured> measured) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        | method | solver | largest h | evaluations per step there | evaluations to the target \
        | at h |
        | --- | --- | --: | --: | --: | --: |
        """);
    for (Measured row : measured) {
      boolean none = row.reach().isEmpty();
      line(
          text,
          row.method(),
          row.solver(),
          reach(problem, row),
          none ? NOTHING : perStep(row.evaluationsPerStep()),
          evaluations(problem, row),
          row.evaluations().isEmpty() ? NOTHING : rate(row.best()));
    }
    return text.toString();
  }

  private interface Cell {
    String text(Problem problem, Measured row);
  }

  private static String byProblem(List<Problem> problems, List<Measured> measured, Cell cell) {
    Map<String, Problem> byName =
        problems.stream().collect(Collectors.toMap(Problem::name, Function.identity()));
    Map<List<String>, StringBuilder> rows = new LinkedHashMap<>();
    for (Measured row : measured) {
      Problem problem = byName.get(row.problem());
      if (problem != null) {
        rows.computeIfAbsent(List.of(row.method(), row.solver()), key -> new StringBuilder())
            .append(" ")
            .append(cell.text(problem, row))
            .append(" |");
      }
    }
    StringBuilder text = new StringBuilder("| method | solver |");
    problems.forEach(problem -> text.append(" ").append(problem.name()).append(" |"));
    text.append("\n| --- | --- |").append(" --: |".repeat(problems.size())).append("\n");
    rows.forEach(
        (key, cells) ->
            text.append("| %s | %s |%s\n".formatted(key.get(0), key.get(1), cells.toString())));
    return text.toString();
  }

  private static void line(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String reach(Problem problem, Measured row) {
    return row.reach().isEmpty()
        ? "below " + rate(problem.smallest())
        : (row.ends() ? "" : "≥ ") + rate(row.reach().getAsDouble());
  }

  private static String evaluations(Problem problem, Measured row) {
    if (row.reach().isEmpty()) {
      return NOTHING;
    }
    return row.evaluations().isEmpty()
        ? "more than %,d".formatted(problem.budget())
        : "%,d".formatted(row.evaluations().getAsLong());
  }

  private static String perStep(double evaluations) {
    return String.format(Locale.ROOT, "%.1f", evaluations);
  }

  private static String rate(double h) {
    return String.format(Locale.ROOT, h < 1000 ? "%.3g" : "%,.0f", h);
  }
}
