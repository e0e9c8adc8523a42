package org.kutta.generator.budget;

import static com.google.common.truth.Truth.assertWithMessage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kutta.generator.TableauCompiler;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.source.SourceText;

/** Tables that are small as texts and large as computations end with an answer or with K047. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class LargeInputTest {

  private static final Budget SHORT = Budget.DEFAULT.withTime(Duration.ofMillis(500));

  private final Random random = new Random(1);

  private String digits(int count) {
    return random.ints(count, 1, 10).mapToObj(Integer::toString).collect(Collectors.joining());
  }

  private String decimal() {
    return "0." + digits(900);
  }

  private String fraction() {
    return digits(900) + "/1" + digits(900);
  }

  /** Returns a table of twenty stages, dense or below its diagonal. */
  private String table(boolean dense, Supplier<String> number) {
    StringBuilder text = new StringBuilder("method Large {\n  order 1\n");
    for (int i = 0; i < 20; i++) {
      List<String> row = new ArrayList<>();
      IntStream.range(0, dense ? 20 : i).forEach(j -> row.add(number.get()));
      text.append("  _ | ").append(String.join(", ", row)).append("\n");
    }
    List<String> b = new ArrayList<>();
    IntStream.range(0, 19).forEach(j -> b.add(number.get()));
    text.append("  ---+---\n  | ").append(String.join(", ", b));
    return text + ", 1 - (" + String.join(" + ", b) + ")\n}\n";
  }

  @Test
  void denseTableOf900Digits() {
    endsWell(table(true, this::decimal));
  }

  @Test
  void denseTableOf900DigitFractions() {
    endsWell(table(true, this::fraction));
  }

  @Test
  void explicitTableOf900Digits() {
    endsWell(table(false, this::decimal));
  }

  @Test
  void explicitTableOf900DigitFractions() {
    endsWell(table(false, this::fraction));
  }

  @Test
  void towerOfNestedRoots() {
    String root = "2";
    for (int k = 2; k < 9; k++) {
      root = "sqrt(" + k + " + " + root + ")";
    }
    endsWell("method Nested {\n  let r = " + root + "\n  _ | r\n  ---+---\n  | 1\n}\n");
  }

  @Test
  void longChainOfDefinitions() {
    StringBuilder text = new StringBuilder("method Chain {\n  let x0 = sqrt(2) + sqrt(3)\n");
    for (int k = 1; k < 30; k++) {
      text.append("  let x%d = x%d*x%d + 1/x%d\n".formatted(k, k - 1, k - 1, k - 1));
    }
    endsWell(text + "  _ | x29\n  ---+---\n  | 1\n}\n");
  }

  @Test
  void stepsOfManyMethods() {
    String parts = IntStream.range(0, 30).mapToObj(k -> "G/30").collect(Collectors.joining(", "));
    endsWell("method G = gauss(stages = 2)\nmethod C = compose(" + parts + ")\n");
  }

  private static void endsWell(String text) {
    for (Diagnostic d : TableauCompiler.judge(SourceText.of("large", text), SHORT).diagnostics()) {
      boolean limited =
          d.code() == DiagnosticCode.TIME_LIMIT
              || d.code() == DiagnosticCode.LIMIT_EXCEEDED
              || d.code() == DiagnosticCode.NOT_CONSISTENT;
      assertWithMessage("%s", d.message()).that(limited).isTrue();
    }
  }
}
