package org.kutta.cli.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.kutta.cli.input.TextFile;
import org.kutta.grammar.NearestName;
import org.kutta.grammar.SourceDecoder;

/** The tableaus that come with Kutta. */
public final class StandardLibrary {

  static final String INDEX = "index.tsv";

  private static final String FOLDER = "/org/kutta/tableaus/";

  private final List<LibraryMethod> methods;

  private StandardLibrary(List<LibraryMethod> methods) {
    this.methods = List.copyOf(methods);
  }

  /** Returns the library, of which only the index is read. */
  public static StandardLibrary open() {
    String index = new String(resource(INDEX), StandardCharsets.UTF_8);
    return new StandardLibrary(index.lines().map(LibraryMethod::ofLine).toList());
  }

  /** Returns the methods in the order of their names. */
  public List<LibraryMethod> methods() {
    return methods;
  }

  /** Returns the method of this name. */
  public Optional<LibraryMethod> find(String name) {
    return methods.stream().filter(method -> method.name().equals(name)).findFirst();
  }

  /** Returns the name that a misspelt one was probably meant to be. */
  public Optional<String> nearest(String name) {
    return NearestName.of(name, methods.stream().map(LibraryMethod::name).toList());
  }

  /** Returns the file that declares a method. */
  public TextFile file(LibraryMethod method) {
    byte[] bytes = resource(method.file());
    return new TextFile(
        method.file(), Optional.empty(), SourceDecoder.decode(method.file(), bytes));
  }

  private static byte[] resource(String name) {
    try (InputStream in = StandardLibrary.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + FOLDER + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
