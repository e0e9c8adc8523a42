package org.kutta.generator.processor;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.StandardLocation;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.SourceDecoder;
import org.kutta.grammar.TextLimits;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;

/**
 * Finds tableau files: in the folders of {@code -Akutta.tableaus}, then where javac's filer looks.
 * A miss names every place that was tried.
 */
final class TableauFileFinder {

  private static final List<StandardLocation> LOCATIONS =
      List.of(
          StandardLocation.CLASS_OUTPUT, StandardLocation.SOURCE_PATH, StandardLocation.CLASS_PATH);

  private final Filer filer;
  private final List<Path> folders;
  private final TextLimits limits;

  /**
   * @param folders searched first, by paths relative to the root and by paths relative to the
   *     package
   * @param limits of the files
   */
  TableauFileFinder(Filer filer, List<Path> folders, TextLimits limits) {
    this.filer = filer;
    this.limits = limits;
    this.folders = List.copyOf(folders);
  }

  /** Returns the text of a file that an element of a package names. */
  Checked<SourceText> find(String packageName, String name) {
    boolean absolute = name.startsWith("/");
    String path =
        absolute || packageName.isEmpty()
            ? name.substring(absolute ? 1 : 0)
            : packageName.replace('.', '/') + "/" + name;
    if (!isPlain(path) || !name.equals(name.strip())) {
      return missing(
          name,
          Message.NOT_A_FILE_NAME,
          List.of(
              "write a path with `/` between folders, without `..`, drive letters or blanks at its ends"));
    }
    List<String> tried = new ArrayList<>();
    for (Path folder : folders) {
      List<String> candidates = absolute ? List.of(path) : List.of(path, name);
      for (String candidate : candidates) {
        Path file = folder.resolve(candidate);
        if (Files.isRegularFile(file)) {
          return read(shown(file), () -> Files.newInputStream(file));
        }
        tried.add("-Akutta.tableaus: " + file);
      }
    }
    for (StandardLocation location : LOCATIONS) {
      Optional<FileObject> found = locate(location, path, tried);
      if (found.isPresent()) {
        return read(shown(found.get()), found.get()::openInputStream);
      }
    }
    return missing(name, Message.FILE_NOT_IN_FOLDERS, tried);
  }

  private static boolean isPlain(String path) {
    return !path.isEmpty()
        && path.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':')
        && List.of(path.split("/", -1)).stream()
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  private Optional<FileObject> locate(StandardLocation location, String path, List<String> tried) {
    try {
      FileObject file = filer.getResource(location, "", path);
      // The class output answers for files that do not exist; opening tells.
      file.openInputStream().close();
      return Optional.of(file);
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      // Each of them means "not here": a location that does not exist throws an unchecked one.
      tried.add(location + ": " + path);
      return Optional.empty();
    }
  }

  /** Opens a stream, or fails as files do. */
  private interface Opener {
    InputStream open() throws IOException;
  }

  private Checked<SourceText> read(String name, Opener opener) {
    try (InputStream in = opener.open()) {
      return SourceDecoder.read(name, in, limits);
    } catch (NoSuchFileException e) {
      return missing(name, Message.FILE_VANISHED, List.of());
    } catch (IOException e) {
      Span nowhere = new Span(SourceText.of(name, ""), 0, 0);
      return Checked.failed(
          List.of(Diagnostic.of(Message.FILE_UNREADABLE, nowhere, String.valueOf(e.getMessage()))));
    }
  }

  private static Checked<SourceText> missing(String name, Message message, List<String> notes) {
    Diagnostic diagnostic = Diagnostic.of(message, new Span(SourceText.of(name, ""), 0, 0), name);
    for (String note : notes) {
      diagnostic = diagnostic.withNote(note);
    }
    return Checked.failed(List.of(diagnostic));
  }

  private static String shown(FileObject file) {
    URI uri = file.toUri();
    return "file".equals(uri.getScheme()) ? shown(Path.of(uri)) : file.getName();
  }

  /** Returns a path as people write it: relative to the working folder where it lies inside. */
  private static String shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
  }
}
