package org.kutta.generator.emit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.google.common.collect.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.generator.InMemoryCompiler;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.TableauCompiler.CompiledFile;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.plan.PlannedMethod;
import org.kutta.grammar.source.SourceText;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Generated classes: their text, their independence of the machine, and that javac has nothing to
 * say. {@code -Dgolden.update=true} rewrites the golden files.
 */
final class GeneratedJavaTest {

  private static final Path ROOT = Path.of("src", "test", "resources", "golden", "java");

  /** HotSpot does not compile larger methods. */
  private static final int HUGE_METHOD = 8000;

  static List<String> families() {
    return StandardLibrary.families();
  }

  private static final Map<String, GeneratedSource> GENERATED = new ConcurrentHashMap<>();

  static List<String> library() {
    return StandardLibrary.names();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Euler",
        "ClassicalRk4",
        "Gill4",
        "SspRk104",
        "BogackiShampine32",
        "DormandPrince54",
        "GenericRk2",
        "GenericRk4",
        "GenericSdirk2",
        "BackwardEuler",
        "ImplicitMidpoint",
        "Gauss4",
        "LobattoIIIB4",
        "Alexander2",
        "TrBdf2"
      })
  void generatedClassIsAsRecorded(String name) throws IOException {
    String actual = library(name).text();

    Path expected = ROOT.resolve(name + ".java");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(ROOT);
      Files.writeString(expected, actual);
    }
    assertWithMessage("%s", expected).that(actual).isEqualTo(Files.readString(expected));
  }

  @ParameterizedTest
  @MethodSource("library")
  void javadocSaysOfStabilityInTheHalfPlaneWhatTheAnalysisShows(String name) {
    MethodAnalysis analysis = MethodAnalysis.of(StandardLibrary.method(name));
    String proof = StandardLibrary.method(name).isExact() ? "Proved" : "Numerically verified to ";
    String text = library(name).text();

    String sentence = proof + "[^.:]*:\\s.*A-stable, \\{@code \\|R\\(z\\)\\| <= 1}";
    assertThat(Pattern.compile(sentence).matcher(text).find())
        .isEqualTo(analysis.stability().aStable());
    assertThat(text.contains("L-stable,")).isEqualTo(analysis.stability().lStable());
  }

  @ParameterizedTest
  @MethodSource({"library", "families"})
  void everyClassOfTheLibraryCompilesWithoutWarningsIntoSmallMethods(String name) {
    assertCompilesIntoSmallMethods(library(name));
  }

  @Test
  void denseTableauOfFortyStagesCompilesIntoSmallMethods() {
    GeneratedSource source = generate(SourceText.of("dense.tableau", dense(40)));

    assertThat(source.text()).contains("advancePart2");
    assertCompilesIntoSmallMethods(source);
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 20, 300, 500})
  void stabilisedMethodOfHundredsOfStagesCompilesIntoSmallMethods(int stages) {
    GeneratedSource source =
        generate(
            SourceText.of(
                "rkc.tableau",
                "method M = rkc(order = 2, stages = " + stages + ", damping = 2/13)\n"));

    assertThat(source.text()).contains("RECURRENCE.displacement(s, h)");
    assertCompilesIntoSmallMethods(source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "ar-EG", "fa-IR", "th-TH-u-nu-thai", "hi-IN-u-nu-deva"})
  void textDependsOnNoLocaleOrTimeZone(String language) {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    Map<String, String> before = texts();
    String mistakes = mistakes();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(texts()).isEqualTo(before);
      assertThat(mistakes()).isEqualTo(mistakes);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @ParameterizedTest
  @MethodSource("library")
  void textIsAscii(String name) {
    assertThat(library(name).text()).matches("\\A[\\n\\x20-\\x7e]*\\z");
  }

  @ParameterizedTest
  @MethodSource({"library", "families"})
  void linesAreNoLongerThanPeopleRead(String name) {
    for (String line : library(name).text().split("\n")) {
      assertWithMessage(line).that(line.length()).isAtMost(LineWidth.COLUMNS);
    }
  }

  @ParameterizedTest
  @MethodSource({"library", "families"})
  void formulasNeedNoEscapes(String name) {
    assertThat(library(name).text()).doesNotContain("&#42;");
  }

  @Test
  void equalValuesOfDifferentEntriesKeepTheirNames() {
    String text = library("SspRk104").text();

    assertThat(text).contains("/** {@code a21 = 1/6}. */");
    assertThat(text).contains("A32 = 0.16666666666666666;");
    assertThat(text).contains("/** {@code e3 = b3 - b^3 = 1/10}. */");
    assertThat(text).contains("double B3 = 0.1;");
  }

  @Test
  void inventedCoefficientsTellHowTheyAreDerived() {
    String text = library("DormandPrince54").text();

    assertThat(text).contains("/** {@code b5/a65 = 33/28}. */");
    assertThat(text).contains("/** {@code gamma1 = 1 - b5/a65 = -5/28}. */");
    assertThat(text).contains("/** {@code beta4 = (b4 - a64 b5/a65)/gamma1 = -217/120}. */");
  }

  @Test
  void approximateMethodIsNeverCalledProved() {
    String text = generate(StandardLibrary.source("Tsitouras54")).text();

    assertThat(text).contains("numerically verified, 17 order conditions hold to 1e-36");
    assertThat(text).doesNotContain("order 5: proved");
  }

  @Test
  void classTellsWhichStagesAreEvaluatedOnce() {
    String text =
        generate(
                SourceText.of(
                    "repeated.tableau",
                    "method M {\n"
                        + "0 | 0\n"
                        + "1 | 1/2, 1/4, 1/4\n"
                        + "1 | 1/2, 1/2\n"
                        + "---\n"
                        + "| 1/2, 1/6, 1/3\n"
                        + "}\n"))
            .text();

    assertThat(text)
        .contains("same gradient are evaluated once, with the sum of their coefficients:");
    assertThat(text).contains(" * 2 and 3.\n");
    assertThat(text).contains("EVALUATIONS = 1;");
    assertThat(text).contains("STAGES = 3;");
  }

  private static Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    for (String name : List.of("Euler", "Gill4", "BogackiShampine32", "Tsitouras54", "SspRk104")) {
      texts.put(name, generate(StandardLibrary.source(name)).text());
    }
    return texts;
  }

  private static String mistakes() {
    String text =
        """
        method M {
          order 4
          embedded 2, 1
          0   |
          1/2 | 1/3
          ---
          b   | 1, 1
        }
        method I {
          order 3
          0 | 0, 1, 1
          1 | 1
          ---
            | 1
        }
        method F {
          order 3
          0 |
          ---
            | 1
        }
        """;
    StringBuilder all = new StringBuilder();
    TableauCompiler.compile(SourceText.of("m", text), "m", "p", true)
        .diagnostics()
        .forEach(diagnostic -> all.append(diagnostic.render()).append('\n'));
    return all.toString();
  }

  /** Returns a class of the library, generated once. */
  private static GeneratedSource library(String name) {
    return GENERATED.computeIfAbsent(name, GeneratedJavaTest::generateFromLibrary);
  }

  private static GeneratedSource generateFromLibrary(String name) {
    if (families().contains(name)) {
      return generate(StandardLibrary.source(name));
    }
    Provenance provenance = Provenance.of(name + ".tableau", StandardLibrary.source(name));
    PlannedMethod planned = PlannedMethod.of(StandardLibrary.method(name), Deadline.none());
    return OptimizerWriter.write(planned, "sample", provenance, true);
  }

  private static GeneratedSource generate(SourceText source) {
    CompiledFile compiled =
        TableauCompiler.compile(source, source.name(), "sample", true).value().orElseThrow();
    return compiled.methods().isEmpty()
        ? compiled.families().get(0).source()
        : compiled.methods().get(0).source();
  }

  private static void assertCompilesIntoSmallMethods(GeneratedSource source) {
    for (byte[] classFile : InMemoryCompiler.bytes(source).values()) {
      assertThat(LongestMethod.of(classFile)).isIn(Range.open(0, HUGE_METHOD));
    }
  }

  /** Finds the longest method of a class: ASM has a label for each bytecode and for the end. */
  private static final class LongestMethod extends ClassReader {
    private int bytecodes;

    private LongestMethod(byte[] classFile) {
      super(classFile);
    }

    static int of(byte[] classFile) {
      LongestMethod reader = new LongestMethod(classFile);
      ClassVisitor visitor =
          new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                int access, String name, String type, String signature, String[] exceptions) {
              return new MethodVisitor(Opcodes.ASM9) {};
            }
          };
      reader.accept(visitor, 0);
      return reader.bytecodes;
    }

    @Override
    protected Label readLabel(int offset, Label[] labels) {
      bytecodes = Math.max(bytecodes, labels.length - 1);
      return super.readLabel(offset, labels);
    }
  }

  private static String dense(int stages) {
    Random random = new Random(40);
    StringBuilder text = new StringBuilder("method Dense {\n");
    for (int i = 0; i < stages; i++) {
      text.append("_ | ").append(i == 0 ? "0" : row(i, random)).append('\n');
    }
    String weights = ("1/" + stages + ", ").repeat(stages - 1) + "1/" + stages;
    return text + "---\nb | " + weights + "\nb^ | 1\n}\n";
  }

  private static String row(int cells, Random random) {
    StringBuilder row = new StringBuilder();
    for (int j = 0; j < cells; j++) {
      String cell = (random.nextInt(199) - 99) + "/" + (1 + random.nextInt(99));
      row.append(j == 0 ? "" : ", ").append(cell);
    }
    return row.toString();
  }

  /** The verb of a sentence is that of the proof: what holds to a tolerance is not proved. */
  @ParameterizedTest
  @MethodSource("approximateMethods")
  void nothingIsCalledProvedThatHoldsToAToleranceOnly(String name) {
    String text = library(name).text();

    assertThat(text).doesNotContainMatch("(?i)\\bprov(e|ed|es|en|ing)\\b");
    assertThat(text).containsMatch("Numerically verified to \\de-\\d+: the error of a step");
  }

  static Stream<String> approximateMethods() {
    return StandardLibrary.names().stream().filter(name -> !StandardLibrary.method(name).isExact());
  }
}
