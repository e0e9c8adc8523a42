package org.kutta.cli.input;

import java.nio.file.Path;
import java.util.Optional;
import org.kutta.grammar.Checked;
import org.kutta.grammar.source.SourceText;

/**
 * A tableau file that a command works on, read or not.
 *
 * @param name what messages call it
 * @param path where it is written back; nothing for a file of the standard library
 * @param text what it holds, or why that is not known
 */
public record TextFile(String name, Optional<Path> path, Checked<SourceText> text) {

  /** Returns the name without the folders of this machine. */
  public String baseName() {
    return path.map(Path::getFileName).map(Path::toString).orElse(name);
  }
}
