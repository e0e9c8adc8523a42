package org.kutta.train.report;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/** Whether Java can draw text on this machine. */
final class ChartFonts {

  static final boolean FOUND = canMeasure();

  private ChartFonts() {}

  /**
   * Java has no question for this. Without fontconfig, FreeType or fonts, the first use of a font
   * fails as the version pleases: with a RuntimeException, an InternalError, or a class or library
   * that cannot be loaded.
   */
  private static boolean canMeasure() {
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
      return font.getStringBounds("0", new FontRenderContext(null, true, true)).getWidth() > 0;
    } catch (RuntimeException | InternalError | LinkageError e) {
      return false;
    }
  }
}
