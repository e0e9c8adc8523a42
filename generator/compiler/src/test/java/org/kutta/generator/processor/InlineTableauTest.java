package org.kutta.generator.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.nio.file.Path;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @InlineTableau}, in memory. */
final class InlineTableauTest {

  private static final String EULER = "method MyEuler {\n  order 1\n  0 |\n  ---\n    | 1\n}\n";

  private static Compilation compile(String type, String tableau) {
    String text = "\"\"\"\n" + tableau.replace("\\", "\\\\") + "\"\"\"";
    String source =
        "package com.acme;\n\n@org.kutta.runtime.InlineTableau("
            + text
            + ")\nclass "
            + type
            + " {}\n";
    return compile(JavaFileObjects.forSourceString("com.acme." + type, source));
  }

  private static Compilation compile(JavaFileObject... sources) {
    return javac().withProcessors(new TableauProcessor()).compile(sources);
  }

  @Test
  void textBlockBecomesAClassOfThePackage() {
    Compilation compilation = compile("Training", EULER);

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedSourceFile("com.acme.MyEuler")
        .contentsAsUtf8String()
        .contains("Generated from a text block in com.acme.Training");
    assertThat(compilation)
        .generatedSourceFile("com.acme.GeneratedMethods")
        .contentsAsUtf8String()
        .contains("new RungeKuttaMethod(MyEuler.FACTS, MyEuler::builder)");
    assertThat(compilation)
        .generatedFile(
            StandardLocation.CLASS_OUTPUT, "META-INF/services/org.kutta.runtime.MethodProvider")
        .contentsAsUtf8String()
        .isEqualTo("com.acme.GeneratedMethods\n");
  }

  @Test
  void generatedClassCanBeUsedInTheSameCompilation() {
    JavaFileObject source =
        JavaFileObjects.forSourceString(
            "com.acme.Training",
            """
            package com.acme;

            import org.kutta.runtime.InlineTableau;

            @InlineTableau(\"""
                method MyEuler {
                    order 1
                    0 |
                    --+---
                      | 1
                }
                \""")
            final class Training {
              org.kutta.runtime.RungeKuttaOptimizer optimizer =
                  MyEuler.builder().learningRate(0.5).build();
            }
            """);

    assertThat(compile(source)).succeededWithoutWarnings();
  }

  @Test
  void mistakeGivesPlaceAndSnippetInsideTheTextBlock() {
    Compilation compilation = compile("Training", EULER.replace("order 1", "order 3"));

    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            """
            com.acme.Training:2:9: error[K030]: order 3 is claimed, but this method has order 1
                2 |   order 3
                  |         ^ fails for the one tree of order 2:
                tree [•]: Σ b_i c_i = 0, required 1/2, residual -1/2
                help: write `1` for `3` (line 2, column 9), or fix the coefficient that is wrong""")
        .inFile(compilation.sourceFiles().get(0))
        .onLine(3);
  }

  @Test
  void allMistakesOfATextBlockComeOutInOneRun() {
    Compilation compilation = compile("Training", "method A {\n 0 | x\n ---\n | 1/2\n}\n");

    assertThat(compilation).hadErrorCount(2);
    assertThat(compilation).hadErrorContaining("error[K024]");
    assertThat(compilation).hadErrorContaining("error[K023]");
  }

  @Test
  void nestedTypeAndPackageMayCarryTableaus() {
    JavaFileObject nested =
        JavaFileObjects.forSourceString(
            "com.acme.Outer",
            "package com.acme;\nclass Outer {\n  @org.kutta.runtime.InlineTableau(\""
                + EULER.replace("\n", "\\n").replace("MyEuler", "Inner")
                + "\")\n  interface Nested {}\n}\n");
    JavaFileObject info =
        JavaFileObjects.forSourceString(
            "com.acme.package-info",
            "@org.kutta.runtime.InlineTableau(\""
                + EULER.replace("\n", "\\n")
                + "\")\npackage com.acme;\n");

    Compilation compilation = compile(nested, info);

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation).generatedSourceFile("com.acme.Inner");
    assertThat(compilation)
        .generatedSourceFile("com.acme.MyEuler")
        .contentsAsUtf8String()
        .contains("a text block in com.acme,");
  }

  @Test
  void defaultPackageHasClassesToo() {
    Compilation compilation =
        compile(
            JavaFileObjects.forSourceString(
                "Training",
                "@org.kutta.runtime.InlineTableau(\""
                    + EULER.replace("\n", "\\n")
                    + "\")\nclass Training {}"));

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation).generatedSourceFile("MyEuler");
    assertThat(compilation).generatedSourceFile("GeneratedMethods");
  }

  @ParameterizedTest
  @ValueSource(strings = {"class", "String", "GeneratedMethods", "record"})
  void nameThatNoClassCanHaveIsReported(String name) {
    Compilation compilation = compile("Training", EULER.replace("MyEuler", name));

    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining("com.acme.Training:1:8: error[K034]");
  }

  @Test
  void nameOfAClassThatExistsIsAnErrorAndNoCrash() {
    Compilation compilation = compile("Training", EULER.replace("MyEuler", "Training"));

    assertThat(compilation).hadErrorContaining("cannot write com.acme.Training");
  }

  @Test
  void sameNameInlineAndInAFileIsReportedWithBothPlaces(@TempDir Path root) {
    Javac.Result result =
        new Javac(root)
            .file("out/p/A.tableau", EULER)
            .packageWithFiles("p", "A.tableau")
            .source(
                "p/T",
                "package p;\n@org.kutta.runtime.InlineTableau(\""
                    + EULER.replace("\n", "\\n")
                    + "\")\nclass T {}\n")
            .run();

    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0)).contains("error[K035]");
    assertThat(result.errors().get(0)).contains("A.tableau:1:8");
    assertThat(result.errors().get(0)).contains("p.T:1:8");
  }

  @Test
  void methodsOfALaterRoundHaveAnIndexOfTheirOwn() {
    // A generated class cannot carry our annotations today; another processor's could.
    Compilation compilation =
        javac()
            .withProcessors(new TableauProcessor(), new LateSource(EULER))
            .compile(
                JavaFileObjects.forSourceString(
                    "com.acme.Training",
                    "package com.acme;\n@org.kutta.runtime.InlineTableau(\""
                        + EULER.replace("\n", "\\n").replace("MyEuler", "Early")
                        + "\")\nclass Training {}"));

    assertThat(compilation).succeeded();
    assertThat(compilation)
        .generatedFile(
            StandardLocation.CLASS_OUTPUT, "META-INF/services/org.kutta.runtime.MethodProvider")
        .contentsAsUtf8String()
        .isEqualTo("com.acme.GeneratedMethods\ncom.acme.GeneratedMethods2\n");
  }
}
