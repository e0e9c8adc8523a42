package org.kutta.cli.format;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.grammar.Checked;
import org.kutta.grammar.SourceDecoder;
import org.kutta.grammar.TableauParser;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.syntax.SourceFile;

/** That the meaning stays is checked by the formatter itself, whenever it runs. */
final class TableauFormatterTest {

  private static final Path LIBRARY = Path.of("..", "..", "tableaus", "src", "main", "tableaus");
  private static final Path GRAMMAR =
      Path.of("..", "..", "grammar", "src", "test", "resources", "golden");

  static List<Path> files() throws IOException {
    try (Stream<Path> library = Files.walk(LIBRARY);
        Stream<Path> grammar = Files.walk(GRAMMAR)) {
      return Stream.concat(library, grammar)
          .filter(path -> path.toString().endsWith(".tableau"))
          .sorted()
          .toList();
    }
  }

  private static Checked<SourceText> read(Path path) throws IOException {
    return SourceDecoder.decode(path.toString(), Files.readAllBytes(path));
  }

  private static String format(String text) {
    return TableauFormatter.format(SourceText.of("x.tableau", text)).value().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFileIsFormattedOnceAndForAll(Path path) throws IOException {
    Checked<SourceText> source = read(path);
    if (source.value().isEmpty()) {
      return;
    }

    Checked<String> once = TableauFormatter.format(source.value().get());

    assertThat(once.value().isEmpty())
        .isEqualTo(TableauParser.parse(source.value().get()).hasErrors());
    once.value().ifPresent(text -> assertThat(format(text)).isEqualTo(text));
  }

  @Property(tries = 300)
  void blanksDoNotMatter(@ForAll @LongRange(min = 0, max = 1_000_000) long seed)
      throws IOException {
    Random random = new Random(seed);
    List<Path> files = files();
    Path path = files.get(random.nextInt(files.size()));
    Checked<SourceText> read = read(path);
    if (read.value().isEmpty() || TableauParser.parse(read.value().get()).hasErrors()) {
      return;
    }
    String text = read.value().get().text();
    SourceText mutated = SourceText.of(path.toString(), withOtherBlanks(text, random));
    Checked<SourceFile> parsed = TableauParser.parse(mutated);
    if (parsed.hasErrors()) {
      return;
    }

    String once = TableauFormatter.format(mutated).value().orElseThrow();

    assertWithMessage("%s", mutated.text()).that(format(once)).isEqualTo(once);
  }

  /** Doubles blanks, drops some, and adds comments and empty lines where they do no harm. */
  private static String withOtherBlanks(String text, Random random) {
    StringBuilder mutated = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int choice = random.nextInt(12);
      if (c == ' ') {
        mutated.append(
            switch (choice) {
              case 0 -> "";
              case 1 -> " \t ";
              case 2 -> " /* * | , */ ";
              default -> " ";
            });
      } else if (c == '\n') {
        mutated.append(
            switch (choice) {
              case 0 -> "\n\n\n";
              case 1 -> "  // = | { \"\n";
              case 2 -> "\r\n";
              default -> "\n";
            });
      } else if ("|,+*/(){}=".indexOf(c) >= 0 && choice == 0) {
        mutated.append(' ').append(c).append(' ');
      } else {
        mutated.append(c);
      }
    }
    return mutated.toString();
  }

  @Test
  void columnsAndKeywordsAreAligned() {
    String text =
        """
        method Kutta3{
        title "Kutta"
        order 3


        0|
        1/2|1/2  // half
        1|-1,2
        ---
        |1/6,2/3,1/6
        }
        """;

    assertThat(format(text))
        .isEqualTo(
            """
            method Kutta3 {
                title "Kutta"
                order 3

                  0 |
                1/2 | 1/2  // half
                  1 | -1,  2
                ----+--------------
                    | 1/6, 2/3, 1/6
            }
            """);
  }

  @Test
  void blankLinesBetweenMethodsAreAddedAndThoseWithinBracesDropped() {
    String method = "{\n\n    order 1\n    0 |\n    --+--\n      | 1\n\n}\n";

    assertThat(format("method A " + method + "method B " + method))
        .contains("}\n\nmethod B {\n    order 1\n");
  }

  @Test
  void carriageReturnsAreKept() {
    String text = "method A {\r\n 0 |\r\n ---\r\n | 1\r\n}\r\n";

    assertThat(format(text)).isEqualTo("method A {\r\n    0 |\r\n    --+--\r\n      | 1\r\n}\r\n");
  }

  @Test
  void syntaxErrorsLeaveTheTextAlone() {
    Checked<String> formatted = TableauFormatter.format(SourceText.of("x.tableau", "method A {\n"));

    assertThat(formatted.value()).isEqualTo(Optional.empty());
    assertThat(formatted.hasErrors()).isTrue();
  }
}
