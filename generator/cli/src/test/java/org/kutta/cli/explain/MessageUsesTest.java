package org.kutta.cli.explain;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.grammar.Message;

/** Every message of the compiler is reported somewhere, with as many arguments as it needs. */
final class MessageUsesTest {

  private static final Path ROOT = Path.of("..", "..");

  /** The modules that report messages. */
  private static final List<Path> MODULES =
      List.of(Path.of("grammar"), Path.of("generator", "compiler"), Path.of("generator", "cli"));

  private static MessageUses uses;

  @BeforeAll
  static void readSources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path module : MODULES) {
      Path folder = ROOT.resolve(module).resolve(Path.of("src", "main", "java"));
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    try (StandardJavaFileManager files =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      uses = MessageUses.in(files.getJavaFileObjectsFromPaths(sources));
    }
  }

  @Test
  void everyMessageIsReported() {
    assertThat(uses.used()).isEqualTo(EnumSet.allOf(Message.class));
  }

  @Test
  void everyCallHasTheArgumentsOfItsMessage() {
    assertThat(uses.wrong()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Diagnostic.of(Message.NO_METHOD, span, 1)",
        "Diagnostic.of(Message.FALSE_ORDER, span, 4)",
        "Diagnostic.of(main ? Message.FALSE_ORDER : Message.FALSE_PROPERTY, span, 4, 3)",
        "refuse(Message.NO_LIST, span)",
        "new Object() { Object o() { Message m = Message.NO_LIST; return Diagnostic.of(m, span); } }"
      })
  void aWrongNumberOfArgumentsIsFound(String call) throws IOException {
    assertThat(usesOf(call).wrong()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Diagnostic.of(Message.NO_METHOD, span)",
        "Diagnostic.of(Message.FALSE_ORDER, span, 4, 3)",
        "refuse(Message.NO_LIST, span, name)"
      })
  void theRightNumberOfArgumentsIsNot(String call) throws IOException {
    MessageUses right = usesOf(call);

    assertThat(right.wrong()).isEmpty();
    assertThat(right.used()).hasSize(1);
  }

  private static MessageUses usesOf(String expression) throws IOException {
    String text =
        "class A { void refuse(Message m, Span s, Object... arguments) {} Object a = %s; }"
            .formatted(expression);
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    return MessageUses.in(List.of(source));
  }
}
