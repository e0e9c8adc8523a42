package org.kutta.grammar;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of a stage: a value, or what is wrong, or both where a part of the input is sound.
 *
 * @param value the value; absent when nothing of the input can be used
 * @param diagnostics what the stage has to say, in the order of the text
 */
public record Checked<T>(Optional<T> value, List<Diagnostic> diagnostics) {
  /** Copies the diagnostics. */
  public Checked {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Returns a value about which there is nothing to say. */
  public static <T> Checked<T> of(T value) {
    return new Checked<>(Optional.of(value), List.of());
  }

  /** Returns a value with diagnostics about it, or about the parts that are missing from it. */
  public static <T> Checked<T> of(T value, List<Diagnostic> diagnostics) {
    return new Checked<>(Optional.of(value), diagnostics);
  }

  /** Returns no value, and why. */
  public static <T> Checked<T> failed(List<Diagnostic> diagnostics) {
    return new Checked<>(Optional.empty(), diagnostics);
  }

  /** Tells whether any diagnostic is an error. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
