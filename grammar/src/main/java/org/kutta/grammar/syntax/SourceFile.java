package org.kutta.grammar.syntax;

import java.util.List;
import org.kutta.grammar.source.Span;

/** A file: one or more methods and families. */
public record SourceFile(List<Declaration> declarations, Span span) {
  /** Copies the declarations. */
  public SourceFile {
    declarations = List.copyOf(declarations);
  }
}
