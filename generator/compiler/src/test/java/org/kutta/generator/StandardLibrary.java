package org.kutta.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Checked;
import org.kutta.grammar.source.SourceText;

/** The tableaus of the standard library, read from their own module. */
public final class StandardLibrary {

  private static final Path FOLDER =
      Path.of("..", "..", "tableaus", "src", "main", "tableaus", "org", "kutta", "tableaus");

  private static final Map<String, ProvedMethod> PROVED = new ConcurrentHashMap<>();

  private StandardLibrary() {}

  /** Returns the names of all files that hold the method of their name, written as a table. */
  public static List<String> names() {
    return files().stream().filter(name -> text(name).contains("method " + name + " {")).toList();
  }

  /** Returns the names of all files that hold the family of their name. */
  public static List<String> families() {
    return files().stream().filter(StandardLibrary::isFamily).toList();
  }

  private static boolean isFamily(String name) {
    return text(name).contains("family " + name + "(");
  }

  private static List<String> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".tableau"))
          .map(name -> name.replace(".tableau", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the text of a file. */
  public static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name + ".tableau"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a text that the compiler can read. */
  public static SourceText source(String name) {
    return SourceText.of(name + ".tableau", text(name));
  }

  /** Returns the method of a file, proved; once, since some proofs take a second. */
  public static ProvedMethod method(String name) {
    return PROVED.computeIfAbsent(name, fresh -> only(Proofs.of(source(fresh))));
  }

  /** Returns the tableau of a text with one method. */
  public static Tableau<Real> tableau(String text) {
    return only(Proofs.of(SourceText.of("test.tableau", text))).tableau();
  }

  private static ProvedMethod only(Checked<List<ProvedMethod>> checked) {
    if (checked.hasErrors()) {
      throw new AssertionError(checked.diagnostics().get(0).render());
    }
    return checked.value().orElseThrow().get(0);
  }
}
