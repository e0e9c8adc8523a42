package org.kutta.train;

import java.io.PrintWriter;
import java.io.Writer;

/** A progress that shows nothing. */
final class Unseen {

  static final Progress PROGRESS = new LineProgress(new PrintWriter(Writer.nullWriter()), 1);

  private Unseen() {}
}
