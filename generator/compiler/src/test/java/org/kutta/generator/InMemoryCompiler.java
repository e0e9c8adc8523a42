package org.kutta.generator;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.kutta.generator.emit.GeneratedSource;

/** Compiles generated sources and loads the classes; a warning fails. */
public final class InMemoryCompiler {

  private InMemoryCompiler() {}

  /** Returns the class of a source. */
  public static Class<?> compile(GeneratedSource source) throws ClassNotFoundException {
    Map<String, byte[]> classes = bytes(source);
    ClassLoader loader =
        new ClassLoader(InMemoryCompiler.class.getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
              throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
          }
        };
    return loader.loadClass(source.qualifiedName());
  }

  /** Returns the bytes of the classes of a source, by their names. */
  public static Map<String, byte[]> bytes(GeneratedSource source) {
    return bytes(List.of(source));
  }

  /** Returns the bytes of the classes of sources that are compiled together, by their names. */
  public static Map<String, byte[]> bytes(List<GeneratedSource> sources) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Memory memory = new Memory(javac.getStandardFileManager(diagnostics, null, null));
    List<String> options = List.of("-Xlint:all", "-Werror", "-proc:none", "-Xdoclint:all,-missing");
    boolean compiled =
        javac
            .getTask(
                null,
                memory,
                diagnostics,
                options,
                null,
                sources.stream().map(InMemoryCompiler::file).toList())
            .call();
    List<String> messages =
        diagnostics.getDiagnostics().stream()
            // Jars that name others in their manifests are no matter of the source.
            .filter(diagnostic -> !diagnostic.getCode().contains("path.element"))
            .map(Object::toString)
            .toList();
    if (!messages.isEmpty() && !compiled || memory.classes.isEmpty()) {
      throw new AssertionError(
          messages + "\n" + sources.stream().map(GeneratedSource::text).collect(joining("\n")));
    }
    Map<String, byte[]> classes = new HashMap<>();
    memory.classes.forEach((name, out) -> classes.put(name, out.toByteArray()));
    return classes;
  }

  private static JavaFileObject file(GeneratedSource source) {
    URI uri = URI.create("mem:///" + source.qualifiedName().replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source.text();
      }
    };
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    Memory(StandardJavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      classes.put(name, out);
      return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          return out;
        }
      };
    }
  }
}
