package org.kutta.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A promise whose test is gone is no promise any more. */
final class ReliabilityPageTest {

  private static final Path CHECKOUT = Path.of("..", "..");

  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)`");

  @Test
  void everyPromiseHasATestThatExists() throws IOException {
    String page = Files.readString(CHECKOUT.resolve("docs/reliability.md"));
    Set<String> named =
        TEST.matcher(page).results().map(match -> match.group(1)).collect(Collectors.toSet());

    assertThat(named.size()).isAtLeast(20);
    assertThat(tests()).containsAtLeastElementsIn(named);
    assertThat(rowsWithoutTest(page)).isEmpty();
  }

  private static Set<String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(CHECKOUT)) {
      return files
          .filter(file -> file.toString().contains("src/test/java"))
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Test.java"))
          .map(name -> name.replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }

  private static Stream<String> rowsWithoutTest(String page) {
    return page.lines()
        .filter(line -> line.startsWith("| "))
        .filter(line -> !line.startsWith("| ---") && !line.startsWith("| promise"))
        .filter(line -> !TEST.matcher(line).find());
  }
}
