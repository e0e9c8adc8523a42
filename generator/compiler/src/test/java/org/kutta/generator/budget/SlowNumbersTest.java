package org.kutta.generator.budget;

import static com.google.common.truth.Truth.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.analysis.JudgedMethod;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.source.SourceText;

/** Single operations that take minutes end at the time limit, too. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class SlowNumbersTest {

  private static final Duration LIMIT = Duration.ofSeconds(1);

  /** The limit, a round of the longest loop, and classes that are loaded and not compiled yet. */
  private static final Duration END = Duration.ofSeconds(8);

  private static Stream<Arguments> textsThatTakeMinutes() {
    return Stream.of(
        Arguments.of(
            "computing the numbers",
            method(
                "let r = root(x^31 + %s - 3, 0, 1)".formatted(sumOfPowers(30)),
                "let s = 1/(r^17 + %s*r^5 + %s)".formatted(decimal(150), decimal(151)),
                "_ | 1/(s + %s*r)\n---+---\n| 1".formatted(decimal(152)))),
        Arguments.of(
            "computing the numbers",
            method(
                "let a = sqrt(2 + sqrt(2))",
                "let b = sqrt(3 + a)",
                "let c = sqrt(5 + b)",
                "let d = sqrt(7 + c)",
                "let e = sqrt(11 + d)",
                "let x = 1/(a + b*c + c*d + d*e + e*a + 1)",
                "_ | 1/(x + a*b*c*d*e)\n---+---\n| 1")),
        Arguments.of(
            "computing the numbers",
            method(
                "let s = sqrt(2) + sqrt(3) + sqrt(5) + sqrt(7)",
                "let r = root(x^8 - x - 1, 1, 2)",
                "let q = sqrt(r + s)",
                "let x = 1/(q + s*r + %s)".formatted(decimal(100)),
                "_ | 1/(x + q*r)\n---+---\n| 1")),
        Arguments.of(
            "deciding the stability",
            method("A-stable", "let r = root(x^8 - x - 1, 1, 2)", denseRows(10, 8))));
  }

  private static String method(String... lines) {
    return "method Slow {\norder 1\n" + String.join("\n", lines) + "\n}\n";
  }

  private static String decimal(int digits) {
    Random random = new Random(digits);
    return IntStream.range(0, digits)
        .mapToObj(k -> String.valueOf(1 + random.nextInt(9)))
        .collect(Collectors.joining("", "0.", ""));
  }

  private static String sumOfPowers(int last) {
    return IntStream.rangeClosed(1, last)
        .mapToObj(k -> (k % 9 + 1) + "*x^" + k)
        .collect(Collectors.joining(" + "));
  }

  /** An implicit table of polynomials in {@code r}. */
  private static String denseRows(int stages, int degree) {
    Random random = new Random(stages);
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < stages; i++) {
      rows.append(
          IntStream.range(0, stages)
              .mapToObj(j -> (1 + random.nextInt(9)) + "*r^" + (1 + random.nextInt(degree - 1)))
              .collect(Collectors.joining(", ", "_ | ", "\n")));
    }
    String weights =
        Stream.generate(() -> "1/" + stages).limit(stages).collect(Collectors.joining(", "));
    return rows + "---+---\n| " + weights;
  }

  private static List<Diagnostic> judge(String text) {
    return judge(text, LIMIT);
  }

  private static List<Diagnostic> judge(String text, Duration limit) {
    long start = Budget.COMPUTING_TIME.getAsLong();
    List<Diagnostic> diagnostics =
        TableauCompiler.judge(SourceText.of("t", text), Budget.DEFAULT.withTime(limit))
            .diagnostics();
    assertThat(Duration.ofNanos(Budget.COMPUTING_TIME.getAsLong() - start).minus(limit))
        .isLessThan(END.minus(LIMIT));
    return diagnostics;
  }

  @ParameterizedTest
  @MethodSource("textsThatTakeMinutes")
  void oneOperationEndsAtTheTimeLimit(String stage, String text) {
    List<Diagnostic> diagnostics = judge(text);

    assertThat(diagnostics).hasSize(1);
    assertThat(diagnostics.get(0).code()).isEqualTo(DiagnosticCode.TIME_LIMIT);
    assertThat(diagnostics.get(0).message()).startsWith(stage + " of `Slow` takes longer than 1s");
  }

  /**
   * Wherever the time ends: in a product, in the inverse of a sum of roots, between two numbers.
   */
  @ParameterizedTest
  @ValueSource(longs = {200, 600, 1300, 1800, 2600})
  void anOperationEndsWheneverTheTimeEnds(long millis) {
    for (Arguments slow : textsThatTakeMinutes().limit(3).toList()) {
      // Some end on their own, with numbers that are too long.
      assertThat(judge((String) slow.get()[1], Duration.ofMillis(millis))).hasSize(1);
    }
  }

  /** The roots of a divisor are isolated one by one: of a polynomial of degree 62. */
  @Test
  void rootsOfADivisorEndAtTheTimeLimit() {
    String p = sumOfPowers(31).replace("x", "alpha").replace("*", "*" + decimal(50) + "*");
    List<Diagnostic> diagnostics =
        judge(
            """
            family Slow(alpha in (0, 1)) {
              order 1
              let p = %1$s - %2$s
              let q = p*(%1$s - %3$s)
              0     |
              alpha | alpha
              ------+-----
                    | 1 - 1/q, 1/q
            }
            """
                .formatted(p, decimal(51), decimal(52)));

    assertThat(diagnostics.get(0).code()).isEqualTo(DiagnosticCode.TIME_LIMIT);
  }

  @Test
  void recurrencesWithTooManyDigitsAreRefused() {
    List<Diagnostic> diagnostics =
        judge("method Rkc = rkc(order = 2, stages = 500, damping = %s)\n".formatted(decimal(300)));

    assertThat(diagnostics.get(0).code()).isEqualTo(DiagnosticCode.LIMIT_EXCEEDED);
    assertThat(diagnostics.get(0).render()).contains("`--max-digits 15");
  }

  @Test
  void recurrencesWithManyDigitsEndAtTheTimeLimit() {
    String text =
        "method Rkc = rkc(order = 2, stages = 500, damping = %s)\n".formatted(decimal(300));
    Budget budget = Budget.DEFAULT.withTime(LIMIT).withDigits(999_999_999);
    long start = Budget.COMPUTING_TIME.getAsLong();

    List<Diagnostic> diagnostics =
        TableauCompiler.judge(SourceText.of("t", text), budget).diagnostics();

    assertThat(Duration.ofNanos(Budget.COMPUTING_TIME.getAsLong() - start)).isLessThan(END);
    assertThat(diagnostics.get(0).message())
        .isEqualTo("making the tableau of `Rkc` takes longer than 1s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rkc(order = 2, stages = 500, damping = 2/13)", "rkl(order = 2, stages = 500)"})
  void longestRecurrencesKeepTheLimitOfDigits(String rule) {
    assertThat(TableauCompiler.judge(SourceText.of("t", "method M = " + rule + "\n")).diagnostics())
        .isEmpty();
  }

  /** What a stage leaves behind has no deadline: it is read when the stage is long over. */
  @Test
  void numbersOutliveTheirDeadlines() {
    String text =
        method("let r = root(x^5 - x - 1, 1, 2)", "_ | r\n_ | 1/r, r\n---+---\n| 1/2, 1/2");
    long[] time = new long[1];
    Budget budget = Budget.DEFAULT.withClock(() -> time[0]);
    JudgedMethod method =
        TableauCompiler.judge(SourceText.of("t", text), budget)
            .value()
            .orElseThrow()
            .judgements()
            .get(0);
    MethodAnalysis.of(method, budget.deadline());

    time[0] = Long.MAX_VALUE / 2;

    assertThat(method.tableau().a(1, 0).times(method.tableau().a(0, 0)).isOne()).isTrue();
  }
}
