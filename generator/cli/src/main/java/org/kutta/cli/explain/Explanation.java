package org.kutta.cli.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kutta.cli.input.TextFile;
import org.kutta.cli.report.FileReport;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.source.SourceText;

/**
 * The long form of a diagnostic code.
 *
 * @param cause why it is reported, in Markdown
 * @param example a tableau that has this mistake and no other; nothing where no text can show it
 * @param cure how to fix it, in Markdown
 */
public record Explanation(
    DiagnosticCode code, String cause, Optional<String> example, String cure) {

  /** What the example is called in the message about it. */
  private static final String FILE = "example.tableau";

  private static final Pattern PARTS =
      Pattern.compile("(?s)(.*?)\n(?:```\n(.*?)```\n\n|---\n\n)(.*)");

  /** Returns the explanation of a code, which each code has. */
  public static Explanation of(DiagnosticCode code) {
    Matcher parts = PARTS.matcher(resource(code.id() + ".md"));
    if (!parts.matches()) {
      throw new IllegalStateException("no cause, example and cure: " + code.id());
    }
    return new Explanation(
        code, parts.group(1).strip(), Optional.ofNullable(parts.group(2)), parts.group(3).strip());
  }

  private static String resource(String name) {
    try (InputStream in = Explanation.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what the compiler says about the example. */
  public List<Diagnostic> diagnostics() {
    return example
        .map(text -> new TextFile(FILE, Optional.empty(), Checked.of(SourceText.of(FILE, text))))
        .map(file -> FileReport.of(file).diagnostics())
        .orElse(List.of());
  }
}
