package org.kutta.generator.processor;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @TableauFiles}, on real folders. */
final class TableauFilesTest {

  @TempDir private Path root;

  private static String method(String name) {
    return "method " + name + " {\n  order 1\n  0 |\n  ---\n    | 1\n}\n";
  }

  @Test
  void filesBecomeClassesOfThePackageAndAnIndex() throws IOException {
    Javac.Result result =
        new Javac(root)
            .file("out/com/acme/One.tableau", method("First") + method("Second"))
            .file("out/com/acme/more/Two.tableau", method("Third"))
            .packageWithFiles("com.acme", "One.tableau", "more/Two.tableau")
            .run();

    assertThat(result.errors()).isEmpty();
    assertThat(result.classes())
        .containsAtLeast(
            "com/acme/First.class",
            "com/acme/Second.class",
            "com/acme/Third.class",
            "com/acme/GeneratedMethods.class");
    assertThat(result.text("META-INF/services/org.kutta.runtime.MethodProvider"))
        .isEqualTo("com.acme.GeneratedMethods\n");
    assertThat(result.text("com/acme/GeneratedMethods.java"))
        .containsMatch("(?s)First\\.FACTS.*Second\\.FACTS.*Third\\.FACTS");
    assertThat(result.text("com/acme/Third.java")).contains("Generated from Two.tableau");
  }

  @Test
  void limitsAreOptionsOfTheProcessor() {
    Javac javac =
        new Javac(root)
            .file("out/p/M.tableau", "method M = gauss(stages = 6)\n")
            .packageWithFiles("p", "M.tableau")
            .option("-Akutta.timeLimit=1ms");

    assertThat(String.join("\n", javac.run().errors())).contains("error[K047]");
  }

  @ParameterizedTest
  @CsvSource({
    "-Akutta.maxFileSize=10, at most 10 bytes are read",
    "-Akutta.maxExpressionLength=1, longer than 1 words and signs",
    "-Akutta.maxExpressionDepth=1, nested deeper than 1 levels"
  })
  void limitsOfTextsAreOptionsOfTheProcessor(String option, String message) {
    Javac javac =
        new Javac(root)
            .file("out/p/M.tableau", "method E {\norder 1\n0|\n---\n|((1))\n}\n")
            .packageWithFiles("p", "M.tableau")
            .option(option);

    assertThat(String.join("\n", javac.run().errors())).contains(message);
  }

  @ParameterizedTest
  @CsvSource({
    "-Akutta.maxFileSize=1G, write a size such as `500K`",
    "-Akutta.maxExpressionLength=2001, write a number from 1 to 2000",
    "-Akutta.maxExpressionDepth=201, write a number from 1 to 200"
  })
  void limitOfTextsThatIsNoneIsAnError(String option, String message) {
    Javac javac =
        new Javac(root)
            .file("out/p/M.tableau", method("Euler"))
            .packageWithFiles("p", "M.tableau")
            .option(option);

    assertThat(String.join("\n", javac.run().errors())).contains(option + ": " + message);
  }

  @Test
  void limitThatIsNoneIsAnError() {
    Javac javac =
        new Javac(root)
            .file("out/p/M.tableau", method("Euler"))
            .packageWithFiles("p", "M.tableau")
            .option("-Akutta.maxStages=none");

    assertThat(String.join("\n", javac.run().errors()))
        .contains("-Akutta.maxStages=none: write a number from 1 to 999999999");
  }

  @Test
  void everyPackageHasItsIndex() throws IOException {
    Javac.Result result =
        new Javac(root)
            .file("lib/shared/Euler.tableau", method("Euler"))
            .packageWithFiles("b", "/shared/Euler.tableau")
            .packageWithFiles("a.c", "/shared/Euler.tableau")
            .run();

    assertThat(result.errors()).isEmpty();
    assertThat(result.classes()).containsAtLeast("a/c/Euler.class", "b/Euler.class");
    assertThat(result.text("META-INF/services/org.kutta.runtime.MethodProvider"))
        .isEqualTo("a.c.GeneratedMethods\nb.GeneratedMethods\n");
  }

  @Test
  void placesAreSearchedInOrder() {
    Javac javac = new Javac(root).packageWithFiles("p", "M.tableau");
    javac.option("-Akutta.tableaus=" + root.resolve("extra"));
    String[] places = {"lib/p", "src/p", "out/p", "extra", "extra/p"};
    for (String place : places) {
      String name = "From" + place.replace("/p", "InPackage").replaceAll("^(.)", "_$1");
      javac.file(place + "/M.tableau", method(name));
      assertThat(javac.run().classes()).contains("p/" + name + ".class");
    }
  }

  /** Sparse: it takes no room on the disk, and would take all of javac's memory. */
  @Test
  void aFileOfGigabytesIsADiagnostic() throws IOException {
    Javac javac = new Javac(root).file("out/p/M.tableau", "").packageWithFiles("p", "M.tableau");
    try (RandomAccessFile file =
        new RandomAccessFile(root.resolve("out/p/M.tableau").toFile(), "rw")) {
      file.setLength(3L << 30);
    }
    assertThat(javac.run().errors().toString()).contains("the file is too large: at most 16 MiB");
  }

  @Test
  void linksAreFollowedToTheFilesThatAreNamed() throws IOException {
    Javac javac =
        new Javac(root)
            .file("elsewhere/Real.tableau", method("Linked"))
            .packageWithFiles("p", "M.tableau", "folder/Real.tableau");
    Files.createDirectories(root.resolve("out/p"));
    Files.createSymbolicLink(
        root.resolve("out/p/M.tableau"), Path.of("../../elsewhere/Real.tableau"));
    Files.createSymbolicLink(root.resolve("out/p/folder"), Path.of("../../elsewhere"));
    // Both were read: the second one finds the name taken.
    assertThat(javac.run().errors().toString()).contains("a second method is named `Linked`");
  }

  @Test
  void severalFoldersAreSearchedInOrder() {
    String separator = System.getProperty("path.separator");
    Javac.Result result =
        new Javac(root)
            .file("second folder/M.tableau", method("FromSecond"))
            .file("third/M.tableau", method("FromThird"))
            .option(
                "-Akutta.tableaus="
                    + String.join(
                        separator,
                        root.resolve("first").toString(),
                        root.resolve("second folder").toString(),
                        root.resolve("third").toString()))
            .packageWithFiles("p", "M.tableau")
            .run();

    assertThat(result.errors()).isEmpty();
    assertThat(result.classes()).contains("p/FromSecond.class");
  }

  @Test
  void missListsEveryPlaceTried() {
    Javac.Result result =
        new Javac(root)
            .option("-Akutta.tableaus=" + root.resolve("extra"))
            .packageWithFiles("com.acme", "Lost.tableau")
            .run();

    assertThat(result.errors()).hasSize(1);
    String extra = root.resolve("extra").toString();
    assertThat(result.errors().get(0).replace('\\', '/'))
        .isEqualTo(
            """
            Lost.tableau:1:1: error[K050]: tableau file `Lost.tableau` is not found; tried
              -Akutta.tableaus: %s/com/acme/Lost.tableau
              -Akutta.tableaus: %s/Lost.tableau
              CLASS_OUTPUT: com/acme/Lost.tableau
              SOURCE_PATH: com/acme/Lost.tableau
              CLASS_PATH: com/acme/Lost.tableau"""
                .formatted(extra, extra));
    assertThat(result.generated()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../Secret.tableau",
        "a/../../Secret.tableau",
        "./M.tableau",
        "",
        "/",
        "//etc/M.tableau",
        "a//M.tableau",
        " M.tableau",
        "M.tableau ",
        "C:/M.tableau",
        "C:\\\\M.tableau",
        "file:///M.tableau",
        "a\\\\M.tableau",
        "a\\nb.tableau"
      })
  void nameOutsideThePathsIsRefused(String name) {
    Javac.Result result =
        new Javac(root).file("Secret.tableau", method("Secret")).packageWithFiles("p", name).run();

    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0)).contains("error[K050]");
    assertThat(result.errors().get(0)).contains("is not the name of a tableau file");
    assertThat(result.classes()).isEmpty();
  }

  @Test
  void mistakeBeginsWithPathLineAndColumn() {
    Javac.Result result =
        new Javac(root)
            .file("out/p/M.tableau", "method M {\n  order 2\n  0 |\n  ---\n    | 1\n}\n")
            .packageWithFiles("p", "M.tableau")
            .run();

    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0))
        .startsWith(root.resolve("out/p/M.tableau") + ":2:9: error[K030]: order 2 is claimed");
    assertThat(result.errors().get(0)).contains("\n  2 |   order 2\n    |         ^ fails");
    assertThat(result.generated()).isEmpty();
  }

  @Test
  void nothingIsGeneratedFromATextWithAMistakeWhileOthersAre() {
    Javac.Result result =
        new Javac(root)
            .file("out/p/Bad.tableau", method("Sound") + "method Bad {\n")
            .file("out/p/Good.tableau", method("Good"))
            .packageWithFiles("p", "Bad.tableau", "Good.tableau", "Lost.tableau")
            .run();

    assertThat(result.errors()).hasSize(2);
    assertThat(result.generated()).containsExactly("p/GeneratedMethods.java", "p/Good.java");
  }

  @Test
  void malformedUtf8IsReported() {
    Javac.Result result =
        new Javac(root)
            .file("out/p/M.tableau", "// caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1))
            .packageWithFiles("p", "M.tableau")
            .run();

    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0)).contains("M.tableau:1:7: error[K001]");
  }

  @Test
  void folderInPlaceOfAFileIsNotFound() {
    Javac.Result result =
        new Javac(root)
            .file("out/p/M.tableau/inside", "")
            .option("-Akutta.tableaus=" + root.resolve("out"))
            .packageWithFiles("p", "M.tableau")
            .run();

    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0)).containsMatch("error\\[K05[01]\\]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Same", "SAME"})
  void secondMethodOfANameIsReportedWithBothPlacesAndItsTextDropped(String second) {
    Javac.Result result =
        new Javac(root)
            .file("out/p/A.tableau", method("Same"))
            .file("out/p/B.tableau", "\n" + method("Other") + method(second))
            .packageWithFiles("p", "A.tableau", "B.tableau")
            .run();

    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0))
        .startsWith(
            root.resolve("out/p/B.tableau")
                + ":8:8: error[K035]: a second method is named `"
                + second
                + "` in this package");
    assertThat(result.errors().get(0)).contains(root.resolve("out/p/A.tableau") + ":1:8");
    assertThat(result.generated()).containsExactly("p/GeneratedMethods.java", "p/Same.java");
  }

  @Test
  void fileNamedTwiceIsADuplicate() {
    Javac.Result result =
        new Javac(root)
            .file("out/p/A.tableau", method("Same"))
            .packageWithFiles("p", "A.tableau", "A.tableau")
            .run();

    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0)).contains("error[K035]");
  }

  @Test
  void generatedSourceIsTheSameOnEveryMachine() throws IOException {
    Javac javac =
        new Javac(root).file("out/p/A.tableau", method("A")).packageWithFiles("p", "A.tableau");
    String first = javac.run().text("p/A.java");

    assertThat(first).doesNotContain(root.toString());
    assertThat(javac.run().text("p/A.java")).isEqualTo(first);
  }
}
