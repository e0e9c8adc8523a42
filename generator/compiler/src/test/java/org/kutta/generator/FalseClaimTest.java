package org.kutta.generator;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.kutta.generator.CompilationSubject.assertThatCompiling;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.grammar.SourceText;

/** A false claim about a method of the standard library never compiles. */
final class FalseClaimTest {

  private static final Pattern ORDER = Pattern.compile("(?m)^( *order +)(\\d+)$");
  private static final Pattern EMBEDDED = Pattern.compile("(?m)^( *embedded +)(\\d+)$");
  private static final Pattern DIGIT = Pattern.compile("\\d");

  private static final int MUTATIONS = 10;

  /** Their proofs take longer; three mutations each are enough. */
  private static final Set<String> LARGE = Set.of("DormandPrince87", "Fehlberg78");

  static List<String> methods() {
    return StandardLibrary.names();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void methodProvesWhatItClaims(String name) {
    String text = StandardLibrary.text(name);

    assertThatCompiling(text).succeeds();
    assertThat(StandardLibrary.method(name).name()).isEqualTo(name);
    assertThat(ORDER.matcher(text).find()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void otherOrderIsRefused(String name) {
    for (int change : new int[] {-1, 1}) {
      assertThatCompiling(changed(StandardLibrary.text(name), ORDER, change)).isRefused();
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void otherEmbeddedOrderIsRefused(String name) {
    String text = StandardLibrary.text(name);
    if (EMBEDDED.matcher(text).find()) {
      for (int change : new int[] {-1, 1}) {
        assertThatCompiling(changed(text, EMBEDDED, change)).isRefused();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void changedDigitIsRefused(String name) {
    String text = StandardLibrary.text(name);
    if (text.contains("approximate")) {
      return;
    }
    Random random = new Random(name.hashCode());
    for (int k = 0; k < (LARGE.contains(name) ? 3 : MUTATIONS); k++) {
      String mutant = mutant(text, random);
      assertWithMessage("%s", mutant)
          .that(TableauCompiler.prove(SourceText.of(name, mutant)).hasErrors())
          .isTrue();
    }
  }

  private static String changed(String text, Pattern claim, int change) {
    return claim
        .matcher(text)
        .replaceFirst(match -> match.group(1) + (Integer.parseInt(match.group(2)) + change));
  }

  /** Changes one digit of one coefficient. */
  private static String mutant(String text, Random random) {
    int table = text.indexOf('|', text.lastIndexOf('"')) - 3;
    List<Integer> digits = new ArrayList<>();
    DIGIT
        .matcher(text)
        .results()
        .map(MatchResult::start)
        .filter(at -> at > table && text.charAt(at - 1) != '^')
        .forEach(digits::add);
    int at = digits.get(random.nextInt(digits.size()));
    int digit = text.charAt(at) - '0';
    int other = (digit + 1 + random.nextInt(9)) % 10;
    return text.substring(0, at) + other + text.substring(at + 1);
  }
}
