package org.kutta.generator;

import java.util.List;
import org.kutta.generator.TableauCompiler.JudgedFile;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.grammar.Checked;
import org.kutta.grammar.source.SourceText;

/** What tests ask of the compiler most: which methods of a text are proved, except families. */
public final class Proofs {

  private Proofs() {}

  /** Returns the methods of a text whose claims hold, and what is wrong with the others. */
  public static Checked<List<ProvedMethod>> of(SourceText text) {
    Checked<JudgedFile> judged = TableauCompiler.judge(text);
    return new Checked<>(judged.value().map(JudgedFile::methods), judged.diagnostics());
  }
}
