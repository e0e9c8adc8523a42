package org.kutta.generator.construction;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.kutta.generator.Proofs;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.grammar.Checked;
import org.kutta.grammar.source.SourceText;

/** Methods of a text, proved. */
final class Made {

  private Made() {}

  /** Returns the one method that a call makes. */
  static ProvedMethod by(String call) {
    return last("method Made = " + call + "\n");
  }

  /** Returns the last method of a text without mistakes. */
  static ProvedMethod last(String text) {
    Checked<List<ProvedMethod>> checked = Proofs.of(SourceText.of("made", text));
    assertThat(checked.diagnostics()).isEmpty();
    List<ProvedMethod> methods = checked.value().orElseThrow();
    return methods.get(methods.size() - 1);
  }
}
