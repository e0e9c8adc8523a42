package org.kutta.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The colours of the editor, checked with Java's regular expressions. */
final class EditorGrammarTest {

  private static final Path EXTENSION = Path.of("..", "..", "grammar", "editors", "vscode");

  private static JsonNode read(String file) throws IOException {
    return new ObjectMapper().readTree(EXTENSION.resolve(file).toFile());
  }

  private static JsonNode rules() throws IOException {
    return read("syntaxes/tableau.tmLanguage.json").get("repository");
  }

  private static Matcher matcher(String rule, String line) throws IOException {
    return Pattern.compile(rules().get(rule).get("match").textValue()).matcher(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "statement; title \"a|b\"; title",
        "statement; order 4; order",
        "statement; stage order 2; stage order",
        "statement; A-stable; A-stable",
        "statement; let r = sqrt(3)/6; let",
        "declaration; method Heun2 {; method",
        "declaration; family F(alpha in (0, 1]) {; family",
        "label; b | 1/2, 1/2; b",
        "label; b^1 | 1/2, 1/2; b^1",
        "label; b-b^ | 1/2, -1/2; b-b^",
        "label; b = last row; b"
      })
  void linesBeginWithTheirWords(String rule, String line, String word) throws IOException {
    Matcher matcher = matcher(rule, line);

    assertThat(matcher.lookingAt()).isTrue();
    assertThat(matcher.group(1)).isEqualTo(word);
  }

  @Test
  void wordsThatAreNamesInARowAreNoStatements() throws IOException {
    assertThat(matcher("statement", "    order | order, title").find()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"---", "  ----+-----", "--+--", "-+--"})
  void linesOfDashesAreRules(String line) throws IOException {
    assertThat(matcher("rule", line).matches()).isTrue();
  }

  @Test
  void everyWordOfTheStandardLibraryHasAColour() throws IOException {
    List<Pattern> patterns =
        Stream.of("comment", "string", "rule", "declaration", "statement", "label", "expression")
            .flatMap(EditorGrammarTest::patterns)
            .toList();
    try (Stream<Path> files =
        Files.walk(Path.of("..", "..", "tableaus", "src", "main", "tableaus"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".tableau")).toList()) {
        Files.readAllLines(file).forEach(line -> assertColoured(line, patterns));
      }
    }
  }

  private static Stream<Pattern> patterns(String rule) {
    try {
      JsonNode node = rules().get(rule);
      Stream<JsonNode> all =
          node.has("patterns")
              ? StreamSupport.stream(node.get("patterns").spliterator(), false)
              : Stream.of(node);
      return all.filter(single -> single.has("match"))
          .map(single -> Pattern.compile(single.get("match").textValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Walks a line as an editor does: the first match from each place, the earlier rule in a tie. */
  private static void assertColoured(String line, List<Pattern> patterns) {
    int at = 0;
    Optional<Matcher> next = first(line, at, patterns);
    while (next.isPresent()) {
      assertPlain(line, line.substring(at, next.get().start()));
      at = next.get().end();
      next = first(line, at, patterns);
    }
    assertPlain(line, line.substring(at));
  }

  private static Optional<Matcher> first(String line, int from, List<Pattern> patterns) {
    return patterns.stream()
        .map(pattern -> pattern.matcher(line))
        .filter(matcher -> matcher.find(from))
        .min(Comparator.comparingInt(Matcher::start));
  }

  private static void assertPlain(String line, String rest) {
    assertWithMessage("%s", line).that(rest).matches("[\\s(){}\\[\\]]*");
  }
}
