package org.kutta.cli.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.kutta.cli.format.Token.Kind;
import org.kutta.grammar.Checked;
import org.kutta.grammar.TableauParser;
import org.kutta.grammar.TextLimits;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.syntax.SourceFile;

/**
 * Formats a tableau file: columns of tables aligned, values of statements too, four blanks before
 * the lines of a body, no two empty lines. Words and comments are left as they are.
 */
public final class TableauFormatter {

  private static final String INDENT = "    ";

  private final List<Line> lines;
  private final List<String> output = new ArrayList<>();
  private int at;
  private boolean inBody;

  /** Whether the last line that was written is a header. */
  private boolean bodyBegins;

  private TableauFormatter(List<Line> lines) {
    this.lines = lines;
  }

  /** Formats a text within the default limits. */
  public static Checked<String> format(SourceText source) {
    return format(source, TextLimits.DEFAULT);
  }

  /**
   * Returns the formatted text, or what is wrong with the text as it is.
   *
   * @throws IllegalStateException if the result would not mean the same, a mistake of the formatter
   */
  public static Checked<String> format(SourceText source, TextLimits limits) {
    Checked<SourceFile> before = TableauParser.parse(source, limits);
    if (before.hasErrors()) {
      return Checked.failed(before.diagnostics());
    }
    String formatted = new TableauFormatter(arranged(source)).format(lineEnd(source.text()));
    Checked<SourceFile> after =
        TableauParser.parse(
            SourceText.of(source.name(), formatted), limits.withFileSize(TextLimits.LARGEST_FILE));
    if (after.hasErrors()
        || !SyntaxShape.of(after.value().orElseThrow())
            .equals(SyntaxShape.of(before.value().orElseThrow()))) {
      throw new IllegalStateException(
          "formatted, " + source.name() + " would not mean the same; it is left as it is");
    }
    return Checked.of(formatted);
  }

  /** Returns the terminator of the first line: an editor's choice that is none of ours. */
  private static String lineEnd(String text) {
    int first = text.indexOf('\n');
    return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
  }

  /** Returns the lines, cut at braces, with opening braces on the line of their header. */
  private static List<Line> arranged(SourceText source) {
    List<Line> arranged = new ArrayList<>();
    for (Line line : LineScanner.scan(source.text())) {
      for (Line piece : line.cutAtBraces()) {
        if (piece.startsWith(Kind.LEFT_BRACE)) {
          dropBlank(arranged);
          join(arranged, piece);
        } else {
          arranged.add(piece);
        }
      }
    }
    return arranged;
  }

  private static void dropBlank(List<Line> lines) {
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
      lines.remove(lines.size() - 1);
    }
  }

  private static void join(List<Line> lines, Line brace) {
    Line header = lines.get(lines.size() - 1);
    if (header.tokens().stream().anyMatch(Token::isComment)) {
      lines.add(brace);
      return;
    }
    List<Token> joined = new ArrayList<>(header.tokens());
    joined.addAll(brace.tokens());
    lines.set(lines.size() - 1, new Line(joined, header.continued()));
  }

  private String format(String lineEnd) {
    while (at < lines.size()) {
      Line line = lines.get(at);
      if (line.isBlank()) {
        separate();
        at++;
      } else if (inBody) {
        formatBodyLine(line);
      } else {
        formatOuterLine(line);
      }
    }
    dropSeparator();
    return String.join(lineEnd, output) + lineEnd;
  }

  /** Adds an empty line, unless one is there or a body has just begun. */
  private void separate() {
    boolean fresh = output.isEmpty() || output.get(output.size() - 1).isEmpty();
    if (!fresh && !bodyBegins) {
      output.add("");
    }
  }

  private void dropSeparator() {
    while (!output.isEmpty() && output.get(output.size() - 1).isEmpty()) {
      output.remove(output.size() - 1);
    }
  }

  private void emit(String indent, String text, Line line) {
    output.add((indent + text + line.remark()).stripTrailing());
    bodyBegins = line.endsWith(Kind.LEFT_BRACE);
    at++;
  }

  private void formatOuterLine(Line line) {
    boolean derived = line.has(Kind.EQUALS) && !line.endsWith(Kind.LEFT_BRACE);
    if (derived && !line.continued()) {
      formatDerived(run(next -> next.has(Kind.EQUALS) && !next.endsWith(Kind.LEFT_BRACE)));
      return;
    }
    if (line.endsWith(Kind.LEFT_BRACE)) {
      if (at > 0 && lines.get(at - 1).endsWith(Kind.RIGHT_BRACE)) {
        separate();
      }
      inBody = true;
    }
    emit(line.continued() ? INDENT : "", Line.join(line.body()), line);
  }

  /** Aligns the equals signs of methods that are declared in a line each. */
  private void formatDerived(List<Line> run) {
    List<String> names = new ArrayList<>();
    for (Line line : run) {
      names.add(Line.join(line.body().subList(0, equals(line))));
    }
    int width = names.stream().mapToInt(String::length).max().orElse(0);
    for (int k = 0; k < run.size(); k++) {
      Line line = run.get(k);
      String value = Line.join(line.body().subList(equals(line), line.body().size()));
      String name = names.get(k);
      boolean plain = line.isTall() || line.continued();
      String text =
          plain ? Line.join(line.body()) : name + " ".repeat(width - name.length() + 1) + value;
      emit(line.continued() ? INDENT : "", text, line);
    }
  }

  private static int equals(Line line) {
    int k = 0;
    while (!line.body().get(k).is(Kind.EQUALS)) {
      k++;
    }
    return k;
  }

  private void formatBodyLine(Line line) {
    if (line.endsWith(Kind.RIGHT_BRACE)) {
      dropSeparator();
      inBody = false;
      emit("", Line.join(line.body()), line);
    } else if (line.isComment()) {
      emit(INDENT, Line.join(line.body()), line);
    } else if (isTable(line)) {
      formatTable(run(next -> next.isBlank() || next.isComment() || isTable(next)));
    } else {
      formatStatements(run(next -> !next.isBlank() && !next.isComment() && !isTable(next)));
    }
  }

  private static boolean isTable(Line line) {
    return line.isRow() || line.isRule();
  }

  /** Returns the lines from here as long as they are of a kind and the body goes on. */
  private List<Line> run(Predicate<Line> kind) {
    int end = at;
    while (end < lines.size()
        && kind.test(lines.get(end))
        && !lines.get(end).endsWith(Kind.RIGHT_BRACE)) {
      end++;
    }
    return lines.subList(at, end);
  }

  private void formatTable(List<Line> run) {
    TableLayout layout = TableLayout.of(run);
    for (Line line : run) {
      if (line.isBlank()) {
        separate();
        at++;
      } else if (line.isComment()) {
        emit(INDENT, Line.join(line.body()), line);
      } else {
        emit(INDENT, line.isRow() ? layout.row(line) : layout.rule(), line);
      }
    }
  }

  private void formatStatements(List<Line> run) {
    StatementLayout layout = StatementLayout.of(run);
    run.forEach(line -> emit(INDENT, layout.statement(line), line));
  }
}
