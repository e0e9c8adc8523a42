package org.kutta.grammar;

import java.util.List;
import java.util.Optional;

/** The statements of the language as diagnostics explain them. */
final class StatementForms {
  private static final List<String> KEYWORDS =
      List.of(
          "title",
          "reference",
          "order",
          "embedded",
          "stage order",
          "approximate",
          "c free",
          "A-stable",
          "L-stable",
          "symplectic",
          "symmetric",
          "FSAL",
          "SSP",
          "let");

  private static final List<Form> FORMS =
      List.of(
          new Form("title", "a string", "title \"Heun's method\""),
          new Form("reference", "a string", "reference \"K. Heun, Z. Math. Phys. 45 (1900)\""),
          new Form("order", "an integer", "order 4"),
          new Form("embedded", "an integer", "embedded 3"),
          new Form("stage", "`order`", "stage order 2"),
          new Form("approximate", "an expression", "approximate 1e-18"),
          new Form("c", "`free`", "c free"),
          new Form("A", "`-stable`", "A-stable"),
          new Form("L", "`-stable`", "L-stable"),
          new Form("symplectic", "the end of the line", "symplectic"),
          new Form("symmetric", "the end of the line", "symmetric"),
          new Form("FSAL", "the end of the line", "FSAL"),
          new Form("SSP", "an expression", "SSP 1"),
          new Form("let", "a name", "let r = sqrt(3)/6"));

  private StatementForms() {}

  /**
   * How a statement is written.
   *
   * @param word its first word
   * @param follows what stands behind that
   * @param example the whole
   */
  record Form(String word, String follows, String example) {}

  /** Returns the form of the statements that begin with {@code word}. */
  static Optional<Form> of(String word) {
    return FORMS.stream().filter(form -> form.word().equals(word)).findFirst();
  }

  /** Returns the statement that {@code text}, a line or its first word, was probably meant for. */
  static Optional<String> nearest(String text) {
    return NearestName.of(text, KEYWORDS);
  }
}
