package org.kutta.generator.build;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.emit.GeneratedSource;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.source.SourceText;

/** Many texts become packages of classes, an index for each, and one service file. */
final class TableauBuildTest {

  private final TableauBuild build = new TableauBuild(Budget.DEFAULT, true);

  private Checked<List<GeneratedSource>> add(String packageName, String text) {
    return build.compile(new TableauUnit(SourceText.of("t.tableau", text), "t", packageName));
  }

  private static String method(String name) {
    return "method " + name + " {\n0 |\n---\n| 1\n}\n";
  }

  private static List<String> names(List<GeneratedSource> sources) {
    return sources.stream().map(GeneratedSource::qualifiedName).toList();
  }

  @Test
  void everyMethodOfATextBecomesAClass() {
    List<GeneratedSource> classes = add("p", method("A") + method("B")).value().orElseThrow();

    assertThat(names(classes)).containsExactly("p.A", "p.B").inOrder();
  }

  @Test
  void eachPackageHasOneIndexOfItsMethods() {
    add("p", method("B"));
    add("q", method("C"));
    add("p", method("A"));

    List<GeneratedSource> indices = build.indices();

    assertThat(names(indices)).containsExactly("p.GeneratedMethods", "q.GeneratedMethods");
    assertThat(indices.get(0).text()).containsMatch("(?s)A\\.FACTS.*B\\.FACTS");
    assertThat(indices.get(0).text()).doesNotContain("C.FACTS");
  }

  @Test
  void laterMethodsOfAPackageGetAnotherIndex() {
    add("p", method("A"));
    build.indices();
    add("p", method("B"));

    List<GeneratedSource> second = build.indices();

    assertThat(names(second)).containsExactly("p.GeneratedMethods2");
    assertThat(second.get(0).text()).doesNotContain("A.FACTS");
  }

  @Test
  void serviceFileNamesAllIndices() {
    add("p", method("A"));
    add("q", method("A"));
    build.indices();

    ServiceFile service = build.service().orElseThrow();

    assertThat(service.path()).startsWith("META-INF/services/org.kutta.runtime");
    assertThat(service.text()).isEqualTo("p.GeneratedMethods\nq.GeneratedMethods\n");
  }

  @Test
  void noMethodNoIndex() {
    assertThat(build.indices()).isEmpty();
    assertThat(build.service()).isEmpty();
  }

  @Test
  void nameThatDiffersInCaseOnlyIsRefusedAndItsTextLeftOut() {
    add("p", method("Heun"));

    Checked<List<GeneratedSource>> second = add("p", method("Other") + method("HEUN"));

    assertThat(second.value()).isEmpty();
    assertThat(second.diagnostics().stream().map(Diagnostic::message))
        .containsExactly("a second method is named `HEUN` in this package");
    assertThat(build.indices().get(0).text()).doesNotContain("Other.FACTS");
  }

  @Test
  void twoPackagesMayUseOneName() {
    add("p", method("A"));

    assertThat(add("q", method("A")).hasErrors()).isFalse();
  }

  @Test
  void textWithAFalseClaimBecomesNothing() {
    Checked<List<GeneratedSource>> classes =
        add("p", method("A") + "method B {\norder 3\n0 |\n---\n| 1\n}\n");

    assertThat(classes.value()).isEmpty();
    assertThat(build.indices()).isEmpty();
  }
}
