package org.kutta.grammar;

import static com.google.common.truth.Truth.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.syntax.SourceFile;

/** No input makes the parser throw, hang or fill the memory. */
@Timeout(200)
final class NastyInputTest {
  private static final int MEGABYTES_10 = 10_000_000;

  private static Checked<SourceFile> parse(String text) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    Checked<SourceFile> checked = TableauParser.parse(SourceText.of("nasty.tableau", text));
    checked.diagnostics().forEach(Diagnostic::render);
    // Computing time: a busy machine says the same.
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(10));
    return checked;
  }

  private static void assertReports(DiagnosticCode code, String text) {
    Checked<SourceFile> checked = parse(text);
    assertThat(checked.diagnostics().stream().map(Diagnostic::code).toList()).contains(code);
    assertThat(checked.value().isPresent()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", " \t", "\n", "// nothing", "/* nothing */"})
  void fileWithoutMethodIsAnError(String text) {
    assertReports(DiagnosticCode.NO_METHOD, text);
  }

  @Test
  void millionNewlinesAreAnEmptyFile() {
    assertReports(DiagnosticCode.NO_METHOD, "\n".repeat(1_000_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "f(", "-", "- ", "-(", "1+", "2^", "1,", "f(1)+", "1 ", "a*"})
  void endlessExpressionIsReported(String part) {
    String cells = part.repeat(MEGABYTES_10 / part.length());

    assertThat(parse(cells).hasErrors()).isTrue();
    assertThat(parse("method A {\n 0 | " + cells + "\n--- \n | 1\n}\n").hasErrors()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(\n", "{\n", "}\n", "method A {\n", "0 |\n", "|", "\"\n", "@", "−", "a"})
  void endlessRepetitionIsReported(String part) {
    assertThat(parse(part.repeat(MEGABYTES_10 / part.length())).hasErrors()).isTrue();
  }

  @Test
  void nestingDeeperThanTheLimitIsReportedOnce() {
    String cell = "(".repeat(201) + "1" + ")".repeat(201);

    Checked<SourceFile> checked = parse(table(cell));

    assertThat(checked.diagnostics().stream().map(Diagnostic::code).toList())
        .containsExactly(DiagnosticCode.SYNTAX_LIMIT);
  }

  @Test
  void nestingAtTheLimitIsParsed() {
    assertThat(parse(table("(".repeat(200) + "1" + ")".repeat(200))).hasErrors()).isFalse();
    assertThat(parse(table("1+".repeat(999) + "1")).hasErrors()).isFalse();
    assertThat(parse(table("- ".repeat(200) + "1")).hasErrors()).isFalse();
  }

  @Test
  void deepestExpressionFitsIntoASmallStack() throws InterruptedException {
    String deep = "-(1+".repeat(200) + "1" + ")".repeat(200);
    String text = table(deep + "+1".repeat(490));
    AtomicReference<Checked<SourceFile>> result = new AtomicReference<>();

    Thread thread = new Thread(null, () -> result.set(parse(text)), "small", 512 << 10);
    thread.start();
    thread.join();

    assertThat(result.get().hasErrors()).isFalse();
  }

  @Test
  void manyShortRowsAreParsed() {
    String rows = "1 | 1, 1, 1, 1\n".repeat(50_000);

    assertThat(parse("method A {\n" + rows + "---\n | 1\n}").hasErrors()).isFalse();
  }

  @Test
  void fileBeyondTheLimitIsRefused() {
    assertReports(DiagnosticCode.SYNTAX_LIMIT, " ".repeat(TextLimits.DEFAULT.fileSize() + 1));
  }

  @Test
  void fileOfTooManyTokensIsRefused() {
    assertReports(DiagnosticCode.SYNTAX_LIMIT, "method A {\n" + "1|1\n".repeat(400_000));
  }

  @Test
  void unclosedCommentIsTheOnlyError() {
    Checked<SourceFile> checked = parse("method A {\n order 1 /* " + "x\n".repeat(1_000_000));

    assertThat(checked.diagnostics()).hasSize(1);
    assertThat(checked.diagnostics().get(0).code()).isEqualTo(DiagnosticCode.UNCLOSED_COMMENT);
  }

  @Test
  void unclosedStringIsReported() {
    assertReports(DiagnosticCode.UNCLOSED_STRING, "method A {\n title \"" + "x".repeat(1_000_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\uD800", "\uDC00", "\uFFFF", "\u202E", "\u001B[31m", "😀"})
  void strangeCharactersAreReportedAndNeverPrinted(String strange) {
    Checked<SourceFile> checked = parse(table("1 " + strange) + strange.repeat(3));

    assertThat(checked.hasErrors()).isTrue();
    checked.diagnostics().stream()
        .map(Diagnostic::render)
        .forEach(text -> assertThat(text).doesNotContainMatch("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\n]]"));
  }

  @Test
  void randomBytesAreNoUtf8() {
    byte[] bytes = new byte[MEGABYTES_10];
    new Random(1).nextBytes(bytes);

    Checked<SourceText> decoded = SourceDecoder.decode("random.tableau", bytes);

    assertThat(decoded.diagnostics()).hasSize(1);
    assertThat(decoded.diagnostics().get(0).code()).isEqualTo(DiagnosticCode.MALFORMED_UTF8);
    assertThat(decoded.diagnostics().get(0).render()).contains("random.tableau:");
  }

  @Test
  void everySingleByteDecodesOrIsReported() {
    for (int i = 0; i < 256; i++) {
      Checked<SourceText> decoded = SourceDecoder.decode("byte.tableau", new byte[] {(byte) i});
      assertThat(decoded.hasErrors()).isEqualTo(i > 127);
      decoded.diagnostics().forEach(Diagnostic::render);
    }
  }

  private static String table(String cell) {
    return "method A {\n 1 | " + cell + "\n ---\n | 1\n}\n";
  }
}
