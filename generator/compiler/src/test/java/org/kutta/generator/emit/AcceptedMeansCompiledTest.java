package org.kutta.generator.emit;

import static com.google.common.truth.Truth.assertThat;

import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.kutta.generator.InMemoryCompiler;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.TableauCompiler.CompiledFile;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.source.SourceText;

/** Whatever {@code check} accepts, {@code javac -Xlint:all -Werror} accepts. */
class AcceptedMeansCompiledTest {

  private static final List<String> BODIES =
      List.of(
          "0 |\n---\n| 1",
          "_ |\n1/2 | 1/2\n1 | 0, 1\n---\n| 1/6, 2/3, 1/6\nb^ | 0, 1, 0",
          "1/2 | 1/2\n---\n| 1",
          "let r = sqrt(3)/6\n1/2 - r | 1/4, 1/4 - r\n1/2 + r | 1/4 + r, 1/4\n---\n| 1/2, 1/2");

  /** Bodies of families with one parameter, written as {@code %s}. */
  private static final List<String> FAMILIES =
      List.of(
          "0 |\n%1$s | %1$s\n---\n| 1 - 1/(2*%1$s), 1/(2*%1$s)",
          "%1$s | %1$s\n---\n| 1", "let half = %1$s^5\n0 |\n%1$s | %1$s\n---\n| 1 - half, half");

  /** Names that mean something in Java, in generated code, or to a file system. */
  private static Arbitrary<String> names() {
    Arbitrary<String> meaningful =
        Arbitraries.of(
            "Math",
            "String",
            "Object",
            "Override",
            "Deprecated",
            "IllegalArgumentException",
            "Double",
            "List",
            "Stages",
            "Vector",
            "MethodFacts",
            "OptimizerBuilder",
            "Generated",
            "StageSolver",
            "RungeKuttaOptimizer",
            "ImplicitMethod",
            "Method",
            "StageEquations",
            "StageValues",
            "MethodStructure",
            "StabilityPolynomial",
            "FACTS",
            "ORDER",
            "B1",
            "A21",
            "java",
            "javax",
            "org",
            "kutta",
            "con",
            "NUL",
            "Com1",
            "record",
            "var",
            "yield",
            "_x",
            "GeneratedMethods",
            "settings",
            "facts",
            "h",
            "s",
            "theta",
            "This",
            "Class",
            "Enum");
    Arbitrary<String> plain = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(4);
    return Arbitraries.oneOf(meaningful, plain);
  }

  private static Arbitrary<String> words() {
    Arbitrary<Character> characters =
        Arbitraries.oneOf(
            Arbitraries.chars().all(),
            Arbitraries.of('\u2028', '\u2029', '\u0085', '\u202e', '\ufeff', '\\', '"', '*', '/'),
            Arbitraries.of('{', '}', '@', '<', '>', '&', '$', '%', '\t', ' ', 'u', '0', 'a'));
    return characters.list().ofMaxSize(12).map(AcceptedMeansCompiledTest::joined);
  }

  private static String joined(List<Character> characters) {
    StringBuilder text = new StringBuilder();
    characters.forEach(text::append);
    return text.toString();
  }

  @Provide
  Arbitrary<String> declarations() {
    Arbitrary<String> parameter =
        Arbitraries.of(
            "alpha",
            "h",
            "s",
            "settings",
            "facts",
            "theta",
            "java",
            "org",
            "Math",
            "Double",
            "g",
            "String",
            "List",
            "realStability",
            "b1",
            "B1",
            "a21",
            "half",
            "e",
            "k1",
            "start");
    Arbitrary<String> method =
        Combinators.combine(names(), words(), words(), Arbitraries.of(BODIES))
            .as(
                (name, title, reference, body) ->
                    "method " + name + " {\n" + quoted(title, reference) + body + "\n}\n");
    Arbitrary<String> family =
        Combinators.combine(names(), words(), parameter, Arbitraries.of(FAMILIES))
            .as(
                (name, title, x, body) ->
                    "family "
                        + name
                        + "("
                        + x
                        + " in (0, 1]) {\n"
                        + quoted(title, title)
                        + body.formatted(x)
                        + "\n}\n");
    return Arbitraries.oneOf(method, family);
  }

  private static String quoted(String title, String reference) {
    return "title \"" + escaped(title) + "\"\nreference \"" + escaped(reference) + "\"\n";
  }

  private static String escaped(String words) {
    return words.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** One package for all that is accepted, as in a user's project: javac starts once. */
  @Property(tries = 5, edgeCases = EdgeCasesMode.NONE, seed = "20261201")
  void acceptedDeclarationsCompileTogether(@ForAll("files") List<String> declarations) {
    List<GeneratedSource> accepted = new ArrayList<>();
    Set<String> taken = new TreeSet<>();
    for (String declaration : declarations) {
      for (GeneratedSource source : accepted(declaration)) {
        // What two files may not both declare is found by those who read both.
        if (taken.add(source.simpleName().toLowerCase(Locale.ROOT))) {
          accepted.add(source);
        }
      }
    }
    assertThat(accepted).isNotEmpty();
    List<String> names = accepted.stream().map(GeneratedSource::simpleName).toList();
    assertThat(InMemoryCompiler.bytes(accepted).keySet())
        .containsAtLeastElementsIn(names.stream().map(name -> "sample." + name).toList());
  }

  @Provide
  Arbitrary<List<String>> files() {
    return declarations().list().ofSize(60);
  }

  /** A class of a user's own may have any name of java.lang that a method may have. */
  @Example
  void acceptedNamesOfJavaLangHideNothing() throws Exception {
    List<GeneratedSource> sources = new ArrayList<>();
    for (String name : namesOfJavaLang()) {
      sources.addAll(accepted("method " + name + " {\n" + BODIES.get(0) + "\n}\n"));
    }
    assertThat(sources.size()).isAtLeast(80);
    for (int k = 0; k < BODIES.size(); k++) {
      sources.addAll(accepted("method Own" + k + " {\n" + BODIES.get(k) + "\n}\n"));
    }
    for (int k = 0; k < FAMILIES.size(); k++) {
      String body = FAMILIES.get(k).formatted("x");
      sources.addAll(accepted("family Family" + k + "(x in (0, 1]) {\n" + body + "\n}\n"));
    }
    assertThat(InMemoryCompiler.bytes(sources)).isNotEmpty();
  }

  private static List<String> namesOfJavaLang() throws Exception {
    Path folder =
        FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules/java.base/java/lang");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[A-Za-z]+\\.class"))
          .map(name -> name.replace(".class", ""))
          .toList();
    }
  }

  private static List<GeneratedSource> accepted(String declaration) {
    SourceText text = SourceText.of("x.tableau", declaration);
    Checked<CompiledFile> compiled = TableauCompiler.compile(text, "x.tableau", "sample", true);
    if (compiled.value().isEmpty()) {
      assertThat(compiled.diagnostics().stream().anyMatch(Diagnostic::isError)).isTrue();
    }
    return compiled.value().map(CompiledFile::sources).orElse(List.of());
  }
}
