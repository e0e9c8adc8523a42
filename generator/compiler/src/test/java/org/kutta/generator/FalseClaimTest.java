package org.kutta.generator;

import static com.google.common.truth.Truth.assertThat;
import static org.kutta.generator.CompilationSubject.assertThatCompiling;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A false claim about a method of the standard library never compiles. */
final class FalseClaimTest {

  private static final Pattern ORDER = Pattern.compile("(?m)^( *order +)(\\d+)$");
  private static final Pattern EMBEDDED = Pattern.compile("(?m)^( *embedded +)(\\d+)$");

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

  private static String changed(String text, Pattern claim, int change) {
    return claim
        .matcher(text)
        .replaceFirst(match -> match.group(1) + (Integer.parseInt(match.group(2)) + change));
  }
}
