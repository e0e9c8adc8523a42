package org.kutta.generator;

import static com.google.common.truth.Truth.assertAbout;

import com.google.common.truth.FailureMetadata;
import com.google.common.truth.Subject;
import java.util.stream.Collectors;
import org.kutta.generator.TableauCompiler.CompiledFile;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.source.SourceText;

/** Says what the compiler makes of a text. */
public final class CompilationSubject extends Subject {

  private final Checked<CompiledFile> compiled;

  private CompilationSubject(FailureMetadata metadata, Checked<CompiledFile> compiled) {
    super(metadata, compiled);
    this.compiled = compiled;
  }

  /** Compiles a text and begins an assertion about it. */
  public static CompilationSubject assertThatCompiling(String text) {
    SourceText source = SourceText.of("test.tableau", text);
    return assertAbout(CompilationSubject::new)
        .that(TableauCompiler.compile(source, "test.tableau", "sample", true));
  }

  /** Asserts that exactly these diagnostics come out, each as {@code K020 at 3:5}. */
  public void reports(String... diagnostics) {
    check("diagnostics()")
        .withMessage("%s", rendered())
        .that(compiled.diagnostics().stream().map(CompilationSubject::place).toList())
        .containsExactlyElementsIn(diagnostics)
        .inOrder();
    check("value()").that(compiled.value().isPresent()).isFalse();
  }

  /** Asserts that classes come out, and nothing is said. */
  public void succeeds() {
    check("diagnostics()").that(rendered()).isEmpty();
    check("value()").that(compiled.value().isPresent()).isTrue();
  }

  /** Asserts that nothing is generated, and an error says why. */
  public void isRefused() {
    check("hasErrors()").that(compiled.hasErrors()).isTrue();
    check("value()").that(compiled.value().isPresent()).isFalse();
  }

  private String rendered() {
    return compiled.diagnostics().stream()
        .map(Diagnostic::render)
        .collect(Collectors.joining("\n"));
  }

  private static String place(Diagnostic diagnostic) {
    var start = diagnostic.span().startPosition();
    return diagnostic.code().id() + " at " + start.line() + ":" + start.column();
  }
}
