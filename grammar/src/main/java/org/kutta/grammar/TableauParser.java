package org.kutta.grammar;

import java.util.List;
import org.kutta.grammar.syntax.SourceFile;

/** Reads tableau files. */
public final class TableauParser {
  private TableauParser() {}

  /** Parses. */
  public static Checked<SourceFile> parse(SourceText source) {
    return Checked.failed(List.of());
  }
}
