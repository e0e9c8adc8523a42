package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader copies compiles next to wildcard imports of ND4J. */
final class SnippetImportsTest {

  private static final Path ROOT = Path.of("..", "..");

  /** Classes of Kutta that have the simple name of one of ND4J. */
  private static final List<Class<?>> AMBIGUOUS =
      List.of(
          org.kutta.runtime.preconditioner.AdaGrad.class,
          org.kutta.runtime.preconditioner.Adam.class,
          org.kutta.runtime.preconditioner.RmsProp.class,
          org.kutta.runtime.WeightDecay.class);

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
              docs.filter(page -> page.toString().endsWith(".md")).toList().stream(),
              Stream.of(ROOT.resolve("README.md")))
          .sorted();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void namesThatNd4jHasTooAreImportedByName(Path page) throws IOException {
    String text = Files.readString(page);
    String code =
        String.join(
            "\n",
            Stream.concat(matches("(?s)```java\\n(.*?)```", text), matches("`(\\.[^`]*)`", text))
                .toList());
    assertWithMessage("wildcard imports").that(code).doesNotContainMatch("import .*\\.\\*;");
    for (Class<?> kind : AMBIGUOUS) {
      if (code.matches("(?s).*\\b" + kind.getSimpleName() + "[.(].*")) {
        assertWithMessage(page.toString()).that(code).contains("import " + kind.getName() + ";");
      }
    }
  }

  private static Stream<String> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map((MatchResult m) -> m.group(1));
  }
}
