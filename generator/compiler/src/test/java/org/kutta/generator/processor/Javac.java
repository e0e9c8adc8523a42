package org.kutta.generator.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs javac with the processor on real folders: {@code out}, {@code src} and {@code lib}. */
final class Javac {

  private final Path root;
  private final List<JavaFileObject> sources = new ArrayList<>();
  private final List<String> options = new ArrayList<>();

  Javac(Path root) {
    this.root = root;
    Stream.of("out", "src", "lib").map(root::resolve).forEach(Javac::createFolder);
  }

  /** What became of a compilation. */
  record Result(Path out, List<String> errors, List<String> warnings) {

    /** Returns the class files, relative to the class output. */
    List<String> classes() {
      return files(".class");
    }

    /** Returns the generated sources, relative to the class output. */
    List<String> generated() {
      return files(".java");
    }

    private List<String> files(String ending) {
      try (Stream<Path> files = Files.walk(out)) {
        return files
            .map(file -> out.relativize(file).toString().replace('\\', '/'))
            .filter(name -> name.endsWith(ending))
            .sorted()
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Returns a file of the class output. */
    String text(String name) throws IOException {
      return Files.readString(out.resolve(name));
    }
  }

  /** Writes a file below the root. */
  Javac file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  Javac file(String path, byte[] bytes) {
    Path file = root.resolve(path);
    createFolder(file.getParent());
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Javac option(String option) {
    options.add(option);
    return this;
  }

  Javac source(String name, String text) {
    URI uri = URI.create("mem:///" + name + ".java");
    sources.add(
        new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        });
    return this;
  }

  /** Adds a package that asks for files. */
  Javac packageWithFiles(String name, String... files) {
    String list = "\"" + String.join("\", \"", files) + "\"";
    return source(
        name.replace('.', '/') + "/package-info",
        "@org.kutta.runtime.TableauFiles({" + list + "})\npackage " + name + ";\n");
  }

  Result run() {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    List<String> all = new ArrayList<>(options);
    String classPath = root.resolve("lib") + System.getProperty("path.separator");
    all.addAll(List.of("-d", root.resolve("out").toString()));
    all.addAll(List.of("-sourcepath", root.resolve("src").toString()));
    all.addAll(List.of("-classpath", classPath + System.getProperty("java.class.path")));
    try (StandardJavaFileManager files = javac.getStandardFileManager(collector, null, null)) {
      JavaCompiler.CompilationTask task = javac.getTask(null, files, collector, all, null, sources);
      task.setProcessors(List.of(new TableauProcessor()));
      task.call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Result(
        root.resolve("out"),
        messages(collector, Diagnostic.Kind.ERROR),
        messages(collector, Diagnostic.Kind.WARNING));
  }

  private static List<String> messages(
      DiagnosticCollector<JavaFileObject> collector, Diagnostic.Kind kind) {
    return collector.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == kind)
        // javac indents all lines but the first.
        .map(diagnostic -> diagnostic.getMessage(Locale.ROOT).replace("\n  ", "\n"))
        .toList();
  }

  private static void createFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
