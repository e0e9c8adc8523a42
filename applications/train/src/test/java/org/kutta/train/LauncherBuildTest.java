package org.kutta.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher in a checkout whose Maven is a script that puts a small program where the build
 * would put Kutta's, writing over the one before.
 */
final class LauncherBuildTest {

  private static final Path LAUNCHER = Path.of("../../kutta").toAbsolutePath().normalize();
  private static final String BASH = "/bin/bash";
  private static final int PATIENCE_SECONDS = 120;

  /** All that the launcher and the build need; no flock. */
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "chmod",
          "cp",
          "cut",
          "dirname",
          "find",
          "grep",
          "head",
          "mkdir",
          "mktemp",
          "mv",
          "readlink",
          "rm",
          "sed",
          "stty",
          "tail",
          "tr");

  /** Waits for a file in its middle, and only then needs another of its classes. */
  private static final String PROGRAM =
      """
      package org.kutta.cli;
      import java.nio.file.*;
      public final class Kutta {
        public static void main(String[] args) throws Exception {
          System.out.println("begins " + String.join(" ", args));
          if (args.length > 2) {
            Files.writeString(Path.of(args[1]), "");
            while (!Files.exists(Path.of(args[2]))) Thread.sleep(5);
          }
          System.out.println(Late.VERSION());
        }
      }
      final class Late { static String VERSION() { return "version %d"; } }
      """;

  private static final String MAVEN =
      """
      #!/bin/bash
      for argument; do
        case $argument in -Dkutta.classpath.file=*) out=${argument#*=} ;; esac
      done
      mkdir -p "$CHECKOUT/generator/cli/target/classes"
      cat "$BUILT/$(cat "$BUILT/next").jar" >"$CHECKOUT/generator/cli/target/kutta-cli.jar"
      printf '%s' "$BUILT/library.jar" >"$out"
      """;

  /** Programs and a library, compiled once for all tests. */
  @TempDir private static Path compiled;

  @TempDir private Path directory;
  private Path checkout;
  private Path built;
  private Path bin;

  @BeforeEach
  void makeCheckout() throws IOException {
    assumeTrue(new File(BASH).canExecute());
    checkout = Files.createDirectories(directory.resolve("a check out"));
    built = Files.createDirectories(directory.resolve("built"));
    bin = Files.createDirectories(directory.resolve("bin"));
    Files.copy(LAUNCHER, checkout.resolve("kutta"));
    Files.writeString(checkout.resolve("pom.xml"), "<project>\n  <version>1.2.3</version>\n");
    for (String folder : List.of("grammar", "generator/cli/src/main", "generated-runtime")) {
      Files.createDirectories(checkout.resolve(folder));
    }
    Files.createDirectories(checkout.resolve("tableaus"));
    Files.createDirectories(checkout.resolve("applications"));
    Path maven = Files.writeString(bin.resolve("mvn"), MAVEN);
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String jar : List.of("1.jar", "2.jar", "library.jar")) {
      Files.copy(compiled.resolve(jar), built.resolve(jar));
    }
    build(1);
  }

  @BeforeAll
  static void compile() throws IOException {
    jar("1", "Kutta", PROGRAM.formatted(1));
    jar("2", "Kutta", PROGRAM.formatted(2));
    jar("library", "Library", "class Library {}");
  }

  private static void jar(String name, String type, String program) throws IOException {
    Path folder = Files.createDirectories(compiled.resolve("classes-" + name));
    Path source = Files.writeString(compiled.resolve(type + ".java"), program);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), source.toString());
    assertThat(failed).isEqualTo(0);
    String[] make = {
      "--create", "--file", compiled.resolve(name + ".jar").toString(), "-C", folder.toString(), "."
    };
    java.util.spi.ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, make);
  }

  /** Lets the next build make a version, and makes sources newer than the last build. */
  private void build(int version) throws IOException {
    Files.writeString(built.resolve("next"), String.valueOf(version));
    Path source = checkout.resolve("generator/cli/src/main/Kutta.java");
    Files.writeString(source, "version " + version);
    Files.setLastModifiedTime(source, FileTime.from(Instant.now()));
  }

  private record Ended(int exitCode, String out, String err) {}

  private final class Command {
    private final Path out;
    private final Path err;
    private final Process process;

    Command(Path launcher, String path, String... arguments) throws IOException {
      out = Files.createTempFile(directory, "out", "");
      err = Files.createTempFile(directory, "err", "");
      List<String> command = new ArrayList<>(List.of(BASH, launcher.toString()));
      command.addAll(List.of(arguments));
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put("PATH", path);
      builder.environment().put("CHECKOUT", checkout.toString());
      builder.environment().put("BUILT", built.toString());
      process =
          builder
              .directory(directory.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
    }

    Ended end() throws IOException, InterruptedException {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  private Command begin(String... arguments) throws IOException {
    return new Command(checkout.resolve("kutta"), bin + ":" + System.getenv("PATH"), arguments);
  }

  private Ended run(String... arguments) throws IOException, InterruptedException {
    return begin(arguments).end();
  }

  private long builds() throws IOException {
    try (Stream<Path> builds = Files.list(checkout.resolve(".kutta/builds"))) {
      return builds.count();
    }
  }

  @Test
  void firstUseBuildsAndTheSecondDoesNot() throws IOException, InterruptedException {
    Ended first = run("check");
    Ended second = run("check");

    assertThat(first.err()).startsWith("building Kutta (first use) ... log: ");
    assertThat(first.out()).isEqualTo("begins check\nversion 1\n");
    assertThat(second).isEqualTo(new Ended(0, "begins check\nversion 1\n", ""));
  }

  @Test
  void changedSourcesAreBuilt() throws IOException, InterruptedException {
    run("check");
    build(2);

    Ended changed = run("check");

    assertThat(changed.err()).startsWith("building Kutta (sources changed) ... log: ");
    assertThat(changed.out()).isEqualTo("begins check\nversion 2\n");
  }

  @Test
  void runningCommandKeepsItsClassesWhileAnotherLauncherBuilds()
      throws IOException, InterruptedException {
    run("check");
    Path begun = directory.resolve("begun");
    Path end = directory.resolve("end");
    Command running = begin("check", begun.toString(), end.toString());
    await(begun, running);
    build(2);

    assertThat(run("check").out()).isEqualTo("begins check\nversion 2\n");
    assertThat(builds()).isEqualTo(2);
    Files.createFile(end);

    Ended ended = running.end();
    assertWithMessage(ended.err()).that(ended.out()).endsWith("\nversion 1\n");
    assertThat(ended.exitCode()).isEqualTo(0);
  }

  private static void await(Path file, Command command) throws InterruptedException {
    while (!Files.exists(file) && command.process.isAlive()) {
      Thread.sleep(5);
    }
  }

  @Test
  void buildThatNoOneRunsIsRemovedByTheNextOne() throws IOException, InterruptedException {
    run("check");
    build(2);
    run("check");

    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void buildThatFailedLeavesTheOneBefore() throws IOException, InterruptedException {
    run("check");
    Files.writeString(bin.resolve("mvn"), "#!/bin/bash\necho broken; exit 1\n");
    build(2);

    Ended failed = run("check");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("broken\nerror: Kutta could not be built");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void symbolicLinkLeadsToTheCheckout() throws IOException, InterruptedException {
    Path link =
        Files.createSymbolicLink(
            directory.resolve("link to kutta"), Path.of("a check out", "kutta"));

    Ended ended = new Command(link, bin + ":" + System.getenv("PATH"), "check").end();

    assertThat(ended.out()).isEqualTo("begins check\nversion 1\n");
  }

  @Test
  void systemWithoutLocksWillDo() throws IOException, InterruptedException {
    Path tools = Files.createDirectories(directory.resolve("tools"));
    for (String tool : TOOLS) {
      for (String folder : System.getenv("PATH").split(":")) {
        Path found = Path.of(folder, tool);
        if (Files.exists(found) && !Files.exists(tools.resolve(tool))) {
          Files.createSymbolicLink(tools.resolve(tool), found);
        }
      }
    }
    String path = bin + ":" + tools;

    Ended first = new Command(checkout.resolve("kutta"), path, "check").end();
    build(2);
    Ended second = new Command(checkout.resolve("kutta"), path, "check").end();

    assertThat(first.out()).isEqualTo("begins check\nversion 1\n");
    assertThat(second.out()).isEqualTo("begins check\nversion 2\n");
  }

  @Test
  void helpOfACommandIsWhatTheCommandSays() throws IOException, InterruptedException {
    assertThat(run("help", "check").out()).isEqualTo("begins check --help\nversion 1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void versionIsThatOfThePomAndOfJava(String option) throws IOException, InterruptedException {
    Ended ended = run(option);

    assertThat(ended.exitCode()).isEqualTo(0);
    assertThat(ended.err()).isEmpty();
    List<String> lines = ended.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).isEqualTo("Kutta 1.2.3");
    assertThat(lines.get(1)).contains(System.getProperty("java.version"));
  }

  @Test
  void helpOfAnUnknownCommandIsRefused() throws IOException, InterruptedException {
    Ended ended = run("help", "nonsense");

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).startsWith("error: there is no command `nonsense`\n");
  }
}
