package org.kutta.grammar;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.syntax.Declaration;
import org.kutta.grammar.syntax.SourceFile;

/** Errors that are too many to show still count: found by fuzzing. */
class TooManyErrorsTest {

  private static final String BROKEN = "method Broken {\n  0 0 |\n  --+---\n    | 1\n}\n";
  private static final String SOUND = "method Sound {\n  0 |\n  --+---\n    | 1\n}\n";

  @Test
  void aMethodWhoseErrorIsNotShownIsNotTakenForSound() {
    Checked<SourceFile> checked =
        TableauParser.parse(SourceText.of("many", SOUND + BROKEN.repeat(40)));
    List<Declaration> declarations = checked.value().orElseThrow().declarations();
    assertThat(declarations).hasSize(1);
    assertThat(declarations.get(0).name().text()).isEqualTo("Sound");
    assertThat(checked.diagnostics()).hasSize(21);
  }
}
