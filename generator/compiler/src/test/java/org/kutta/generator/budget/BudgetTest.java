package org.kutta.generator.budget;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.TableauCompiler.CompiledFile;
import org.kutta.generator.TableauCompiler.JudgedFile;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.source.SourceText;

/** Whatever a text asks for, each stage of the compiler ends: with an answer, or saying why not. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class BudgetTest {

  private static final String SDIRK =
      """
      method Sdirk2 {
        order 2
        stage order 1
        L-stable
        let g = 1 - sqrt(2)/2
        _ | g
        _ | 1 - g, g
        ---+---
        b = last row
      }
      """;

  private static final String SSP =
      "method Ssp22 {\n order 2\n SSP 1\n 0 |\n 1 | 1\n ---+---\n | 1/2, 1/2\n}\n";

  /** Hardly anything to read, and ten stages to prove and to plan. */
  private static final String SSP_104 = "method Ssp104 = ssp(order = 4, stages = 10)\n";

  private static final String CHAIN = SSP + "method Twice = repeat(Ssp22, times = 2)\n";

  private static final String FAMILY =
      """
      family Rk2(alpha in (0, 1]) {
        order 2
        0     |
        alpha | alpha
        ---+---
              | 1 - 1/(2*alpha), 1/(2*alpha)
      }
      """;

  /** Each reading of the clock is a nanosecond later: time is counted in work. */
  private static Budget ofReadings(long readings) {
    AtomicLong time = new AtomicLong();
    LongSupplier clock = time::getAndIncrement;
    return Budget.DEFAULT.withTime(Duration.ofNanos(readings)).withClock(clock);
  }

  @Test
  void everyStageOfProofsAsksForTheTime() {
    assertThat(stagesNamed(SDIRK, BudgetTest::prove))
        .containsAtLeast(Stage.NUMBERS, Stage.PROPERTIES, Stage.STABILITY);
    assertThat(stagesNamed(SSP_104, BudgetTest::prove)).contains(Stage.ORDER);
    assertThat(stagesNamed(SSP, BudgetTest::prove)).contains(Stage.MONOTONICITY);
    assertThat(stagesNamed(CHAIN, BudgetTest::prove)).contains(Stage.TABLEAU);
    assertThat(stagesNamed(FAMILY, BudgetTest::prove)).contains(Stage.NUMBERS);
  }

  @Test
  void planningAsksForTheTime() {
    assertThat(stagesNamed(SSP_104, BudgetTest::compile)).contains(Stage.PLAN);
  }

  @Test
  void analysisAsksForTheTime() {
    ProvedMethod method = proved(SDIRK).methods().get(0);

    OutOfTimeException late =
        assertThrows(
            OutOfTimeException.class, () -> MethodAnalysis.of(method, ofReadings(30).deadline()));

    assertThat(late.limit()).isEqualTo(Duration.ofNanos(30));
  }

  private interface Work {
    List<Diagnostic> diagnostics(String text, Budget budget);
  }

  /** Gives one reading more each time, until there are enough: every check is met by the end. */
  private static Set<Stage> stagesNamed(String text, Work work) {
    Set<Stage> named = EnumSet.noneOf(Stage.class);
    List<Diagnostic> diagnostics;
    long readings = 1;
    do {
      diagnostics = work.diagnostics(text, ofReadings(readings));
      for (Diagnostic diagnostic : diagnostics) {
        assertWithMessage("%s", diagnostic.render())
            .that(diagnostic.code())
            .isEqualTo(DiagnosticCode.TIME_LIMIT);
        named.addAll(stagesIn(diagnostic.render()));
      }
      readings += 1 + readings / 16;
    } while (!diagnostics.isEmpty());
    return named;
  }

  private static Set<Stage> stagesIn(String message) {
    Set<Stage> stages = EnumSet.noneOf(Stage.class);
    for (Stage stage : Stage.values()) {
      if (message.contains(stage.words())) {
        stages.add(stage);
      }
    }
    return stages;
  }

  private static List<Diagnostic> prove(String text, Budget budget) {
    return TableauCompiler.judge(SourceText.of("t", text), budget).diagnostics();
  }

  private static List<Diagnostic> compile(String text, Budget budget) {
    return TableauCompiler.compile(SourceText.of("t", text), "t", "p", true, budget).diagnostics();
  }

  private static JudgedFile proved(String text) {
    Checked<JudgedFile> checked = TableauCompiler.judge(SourceText.of("t", text));
    assertThat(checked.diagnostics()).isEmpty();
    return checked.value().orElseThrow();
  }

  @Test
  void messageNamesStageAndLimitAndWhatToType() {
    Budget none = Budget.DEFAULT.withTime(Duration.ofMillis(500)).withClock(jumpingOnce());

    List<Diagnostic> diagnostics = prove(SDIRK, none);

    assertThat(diagnostics).hasSize(1);
    assertThat(diagnostics.get(0).render())
        .contains("error[K047]: computing the numbers of `Sdirk2` takes longer than 500ms");
    assertThat(diagnostics.get(0).render())
        .contains("raise the limit with `--time-limit 5s`, in a build with `-Akutta.timeLimit=5s`");
  }

  private static LongSupplier jumpingOnce() {
    AtomicLong readings = new AtomicLong();
    return () -> readings.getAndIncrement() == 0 ? 0 : TimeUnit.HOURS.toNanos(1);
  }

  @Test
  void oneSlowMethodDoesNotStopTheOthers() {
    String file = SSP + SDIRK;
    // The longest stage of one method fits, and that of the other does not.
    long enough = 1;
    while (!prove(SSP, ofReadings(enough)).isEmpty()) {
      enough++;
    }
    assertThat(prove(SDIRK, ofReadings(1 + enough / 4))).isNotEmpty();
    Checked<JudgedFile> checked =
        TableauCompiler.judge(SourceText.of("t", file), ofReadings(enough));

    List<String> names =
        checked.value().orElseThrow().methods().stream().map(ProvedMethod::name).toList();
    assertThat(names).contains("Ssp22");
  }

  @Test
  void nothingIsGeneratedOfAFileWithALateMethod() {
    Checked<CompiledFile> compiled =
        TableauCompiler.compile(SourceText.of("t", SSP), "t", "p", true, ofReadings(3));

    assertThat(compiled.value()).isEmpty();
    assertThat(compiled.hasErrors()).isTrue();
  }

  @Test
  void limitOfStagesIsOfTheBudget() {
    List<Diagnostic> diagnostics = prove(SDIRK, Budget.DEFAULT.withStages(1));

    assertLimit(diagnostics, "the table has 2 stages, at most 1 are allowed", "--max-stages 2");
    assertThat(prove(SDIRK, Budget.DEFAULT.withStages(2))).isEmpty();
  }

  @Test
  void limitOfDigitsIsOfTheBudget() {
    String text = SSP.replace("1/2, 1/2", "1/2, 1/2 + 0 * 12345678901");

    assertLimit(
        prove(text, smallDigits()), "the number is too large to compute with", "--max-digits 11");
    assertThat(prove(SSP, smallDigits())).isEmpty();
  }

  private static Budget smallDigits() {
    return Budget.DEFAULT.withDigits(10);
  }

  @Test
  void limitOfDegreeIsOfTheBudget() {
    String text =
        """
        method Nested {
          let r = sqrt(2 + sqrt(2))
          _ | r
          ---+---
          | 1
        }
        """;

    assertLimit(
        prove(text, Budget.DEFAULT.withDegree(1)),
        "the roots of this method are too many to combine",
        "--max-degree 2");
    assertThat(prove(text, Budget.DEFAULT.withDegree(2))).isEmpty();
  }

  @Test
  void limitOfNestingIsOfTheBudget() {
    String text = adjoints(3);

    assertLimit(
        prove(text, Budget.DEFAULT.withNesting(2)),
        "`M3` is made of methods that are nested deeper than 2 levels",
        "--max-nesting 4");
    assertThat(prove(text, Budget.DEFAULT.withNesting(3))).isEmpty();
  }

  @Test
  void deepestNestingDoesNotOverflowTheStack() {
    assertThat(prove(adjoints(Budget.DEEPEST_NESTING), Budget.DEFAULT)).isEmpty();
    List<Diagnostic> deeper = prove(adjoints(2 * Budget.DEEPEST_NESTING), Budget.DEFAULT);

    assertThat(deeper).hasSize(Budget.DEEPEST_NESTING);
    deeper.forEach(d -> assertThat(d.code()).isEqualTo(DiagnosticCode.LIMIT_EXCEEDED));
  }

  @Test
  void longChainIntoACircleIsRefusedAtOnce() {
    String text =
        adjoints(2 * Budget.DEEPEST_NESTING)
            .replace(
                "method M0 {\n order 1\n 0 |\n ---+---\n | 1\n}\n", "method M0 = adjoint(M0)\n");

    List<Diagnostic> diagnostics = prove(text, Budget.DEFAULT);

    assertThat(diagnostics.get(0).code()).isEqualTo(DiagnosticCode.CIRCULAR_DEFINITION);
    diagnostics
        .subList(1, diagnostics.size())
        .forEach(d -> assertThat(d.code()).isEqualTo(DiagnosticCode.LIMIT_EXCEEDED));
  }

  private static void assertLimit(List<Diagnostic> diagnostics, String message, String option) {
    assertThat(diagnostics).hasSize(1);
    assertThat(diagnostics.get(0).code()).isEqualTo(DiagnosticCode.LIMIT_EXCEEDED);
    assertThat(diagnostics.get(0).render()).contains(message);
    assertThat(diagnostics.get(0).render()).contains("`" + option + "`");
  }

  private static String adjoints(int count) {
    StringBuilder text = new StringBuilder("method M0 {\n order 1\n 0 |\n ---+---\n | 1\n}\n");
    for (int k = 1; k <= count; k++) {
      text.append("method M%d = adjoint(M%d)\n".formatted(k, k - 1));
    }
    return text.toString();
  }

  @Test
  void twoHundredAdjointsAreTheMethodOrItsAdjoint() {
    List<ProvedMethod> methods = proved(adjoints(200)).methods();

    assertThat(methods).hasSize(201);
    assertThat(methods.get(200).tableau()).isEqualTo(methods.get(0).tableau());
    assertThat(methods.get(199).tableau()).isEqualTo(methods.get(1).tableau());
  }

  @Test
  void sixtyFourStepsOfOneMethodAreProved() {
    ProvedMethod method =
        proved("method G = gauss(stages = 1)\n" + "method R = repeat(G, times = 64)\n")
            .methods()
            .get(1);

    assertThat(method.order()).isEqualTo(2);
    assertThat(MethodAnalysis.of(method).stability().aStable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0s", "-1s", "1", "s", "1h", "1.5s", "99999999s", " 1s", ""})
  void timeThatIsNoneIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> TimeLimit.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"20s, 20000", "500ms, 500", "2m, 120000", "1s, 1000"})
  void timeIsReadInThreeUnits(String text, long millis) {
    assertThat(TimeLimit.parse(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void deadlineThatNeverComesNeverComes() {
    assertThat(Deadline.none().isOver()).isFalse();
    assertThat(Deadline.none().during(Stage.PLAN).isOver()).isFalse();
  }
}
