package org.kutta.docs;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index of decisions lists all of them, and accounts for the numbers that none has. */
final class DecisionTest {

  private static final Path FOLDER = Checkout.ROOT.resolve("docs/decisions");
  private static final Pattern DECISION = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[(\\d{4})]\\(\\1-([^)]*)\\) \\|");

  private static List<String> decisions() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("README.md"))
          .sorted()
          .toList();
    }
  }

  private static String index() throws IOException {
    return Files.readString(FOLDER.resolve("README.md"));
  }

  private static String number(String decision) {
    Matcher name = DECISION.matcher(decision);
    assertThat(name.matches()).isTrue();
    return name.group(1);
  }

  @Test
  void eachDecisionIsInTheIndexAndEachRowIsADecision() throws IOException {
    List<String> rows =
        ROW.matcher(index()).results().map(row -> row.group(1) + "-" + row.group(2)).toList();
    assertThat(rows).containsExactlyElementsIn(decisions()).inOrder();
  }

  @Test
  void eachNumberIsThatOfOneDecisionOrNamedAsNotNeeded() throws IOException {
    List<String> numbers = decisions().stream().map(DecisionTest::number).toList();
    assertThat(numbers).containsNoDuplicates();
    int last = Integer.parseInt(numbers.get(numbers.size() - 1));
    List<String> missing =
        IntStream.rangeClosed(1, last)
            .mapToObj("%04d"::formatted)
            .filter(number -> !numbers.contains(number))
            .toList();
    String words = index().substring(index().indexOf("not needed:"));
    List<String> named =
        Pattern.compile("\\d{4}").matcher(words).results().map(found -> found.group()).toList();
    assertThat(named).containsExactlyElementsIn(missing).inOrder();
  }
}
