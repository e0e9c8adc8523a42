package org.kutta.docs;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Modules and packages depend on each other in one direction, and libraries stay in their packages.
 * The classes are those of the checkout, as javac has written them: nothing is shaded yet.
 */
final class ArchitectureTest {

  private static final String[] GRAMMAR = {"org.kutta.grammar.."};
  private static final String[] GENERATOR = {"org.kutta.generator.."};
  private static final String[] RUNTIME = {
    "org.kutta.runtime..", "org.kutta.nd4j..", "org.kutta.dl4j..", "org.kutta.files.."
  };
  private static final String[] COMMANDS = {
    "org.kutta.cli..", "org.kutta.train..", "org.kutta.experiments..", "org.kutta.benchmarks.."
  };

  private static JavaClasses kutta;

  static List<Path> modules() throws IOException {
    return Checkout.modules();
  }

  @BeforeAll
  static void readClasses() throws IOException {
    kutta =
        new ClassFileImporter()
            .importPaths(modules().stream().map(ArchitectureTest::classes).toList());
  }

  private static Path classes(Path module) {
    return Checkout.ROOT.resolve(module).resolve("target/classes");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void classesOfEveryModuleAreChecked(Path module) {
    String folder = classes(module).toUri().toString();

    assertThat(kutta.stream().anyMatch(type -> isIn(folder, type))).isTrue();
  }

  private static boolean isIn(String folder, JavaClass type) {
    return type.getSource().orElseThrow().getUri().toString().startsWith(folder);
  }

  @Test
  void packagesHaveNoCycles() {
    PackageCycles cycles = PackageCycles.among(kutta);

    assertThat(cycles.packages()).isEmpty();
  }

  @Test
  void theGrammarDependsOnNoOtherPartOfKutta() {
    none(GRAMMAR).mayUse(GENERATOR, RUNTIME, COMMANDS, new String[] {"org.kutta.console.."});
  }

  @Test
  void theGeneratorDependsOnTheGrammarOnly() {
    none(GENERATOR).mayUse(RUNTIME, COMMANDS, new String[] {"org.kutta.console.."});
  }

  @Test
  void theRuntimeDependsOnNoOtherPartOfKutta() {
    none(RUNTIME)
        .mayUse(
            GRAMMAR,
            GENERATOR,
            COMMANDS,
            new String[] {"org.kutta.console..", "org.kutta.tableaus.."});
  }

  @Test
  void theConsoleDependsOnTheGrammarOnly() {
    none("org.kutta.console..").mayUse(GENERATOR, RUNTIME, COMMANDS);
  }

  @Test
  void theCommandLineDependsOnNoApplicationAndOnNoRuntime() {
    none("org.kutta.cli..")
        .mayUse(
            new String[] {
              "org.kutta.train..",
              "org.kutta.experiments..",
              "org.kutta.benchmarks..",
              "org.kutta.runtime..",
              "org.kutta.dl4j.."
            });
  }

  @Test
  void theStandardLibraryDependsOnTheRuntimeOnly() {
    none("org.kutta.tableaus..")
        .mayUse(
            GRAMMAR, GENERATOR, COMMANDS, new String[] {"org.kutta.dl4j..", "org.kutta.files.."});
  }

  @Test
  void generatedMethodsAndCommandsOfAuthorsNeedNoNd4j() {
    none("org.kutta.grammar..", "org.kutta.generator..", "org.kutta.cli..", "org.kutta.console..")
        .mayUse(new String[] {"org.nd4j..", "org.deeplearning4j.."});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.antlr..: org.kutta.grammar",
        "com.palantir.javapoet..: org.kutta.generator.emit",
        "org.nd4j..: org.kutta.nd4j, org.kutta.dl4j, org.kutta.train, org.kutta.experiments,"
            + " org.kutta.benchmarks",
        "org.deeplearning4j..: org.kutta.dl4j, org.kutta.train, org.kutta.experiments,"
            + " org.kutta.benchmarks",
      })
  void aLibraryStaysInItsPackages(String rule) {
    String library = rule.substring(0, rule.indexOf(':'));
    List<String> homes =
        List.of(rule.substring(rule.indexOf(':') + 1).split(",")).stream()
            .map(home -> home.strip() + "..")
            .toList();

    noClasses()
        .that()
        .resideOutsideOfPackages(homes.toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(kutta);
    assertWithMessage("classes that use it").that(users(library)).isNotEmpty();
  }

  /** A library that no class uses would keep any rule. */
  private static List<String> users(String library) {
    DescribedPredicate<JavaClass> ofLibrary = resideInAnyPackage(library);
    return kutta.stream()
        .filter(
            user ->
                user.getDirectDependenciesFromSelf().stream()
                    .anyMatch(dependency -> ofLibrary.test(dependency.getTargetClass())))
        .map(JavaClass::getName)
        .toList();
  }

  /** {@code Generated}, the annotation of generated code, is the only other use. */
  @Test
  void annotationProcessingStaysInTheProcessor() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.kutta.generator.processor..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("javax.annotation.processing..")
                .and(DescribedPredicate.not(type(javax.annotation.processing.Generated.class))))
        .check(kutta);
  }

  private static Layer none(String... packages) {
    return new Layer(packages);
  }

  /** Classes of some packages. */
  private record Layer(String... packages) {
    void mayUse(String[]... others) {
      for (String[] other : others) {
        noClasses()
            .that()
            .resideInAnyPackage(packages)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(other)
            .check(kutta);
      }
    }
  }
}
