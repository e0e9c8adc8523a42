package org.kutta.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.SourceDecoder;
import org.kutta.grammar.TextLimits;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;

/** Reads the files that arguments name. A file that cannot be read is a diagnostic of its own. */
public final class FileArguments {

  /** How the names of tableau files end. */
  static final String SUFFIX = ".tableau";

  private final TextLimits limits;

  private FileArguments(TextLimits limits) {
    this.limits = limits;
  }

  /**
   * Returns the files that arguments name, in their order; a directory stands for the tableau files
   * below it, in the order of their paths.
   *
   * <p>Symbolic links: a name that is given is followed wherever it leads. The search below a
   * directory takes linked files, and does not enter linked directories, which may lead round in
   * circles or out of the project.
   */
  public static List<TextFile> read(List<String> arguments, TextLimits limits) {
    FileArguments reader = new FileArguments(limits);
    return arguments.stream().flatMap(reader::expand).toList();
  }

  private Stream<TextFile> expand(String argument) {
    try {
      Path path = Path.of(argument);
      return Files.isDirectory(path) ? below(path, argument) : Stream.of(read(path));
    } catch (InvalidPathException e) {
      return Stream.of(failed(argument, Message.NOT_A_PATH, e.getReason()));
    }
  }

  private Stream<TextFile> below(Path directory, String argument) {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files =
          walk.filter(path -> path.toString().endsWith(SUFFIX))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
    } catch (IOException e) {
      return Stream.of(unreadable(argument, e));
    } catch (UncheckedIOException e) {
      // How a walk fails that has begun.
      return Stream.of(unreadable(argument, Objects.requireNonNull(e.getCause())));
    }
    return files.isEmpty()
        ? Stream.of(failed(argument, Message.NO_FILE_BELOW, SUFFIX))
        : files.stream().map(this::read);
  }

  private TextFile read(Path path) {
    String name = path.toString();
    try (InputStream in = Files.newInputStream(path)) {
      return new TextFile(name, Optional.of(path), SourceDecoder.read(name, in, limits));
    } catch (NoSuchFileException e) {
      return failed(name, Message.NO_FILE);
    } catch (IOException e) {
      return unreadable(name, e);
    }
  }

  private static TextFile unreadable(String name, IOException e) {
    return failed(name, Message.FILE_UNREADABLE, why(e));
  }

  private static String why(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    return e instanceof FileSystemException system && system.getReason() != null
        ? system.getReason()
        : e.toString();
  }

  private static TextFile failed(String name, Message message, Object... arguments) {
    Span nowhere = new Span(SourceText.of(name, ""), 0, 0);
    return new TextFile(
        name,
        Optional.empty(),
        Checked.failed(List.of(Diagnostic.of(message, nowhere, arguments))));
  }
}
