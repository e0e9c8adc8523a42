package org.kutta.train.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.util.List;

/**
 * How a line is drawn, in all plots of a page alike.
 *
 * @param colour legible on white and on black
 * @param dashed whether the line is
 */
public record LineStyle(Color colour, boolean dashed) {

  /** Okabe and Ito's colours (2008), which the colour-blind tell apart, without their yellow. */
  private static final List<Color> PALETTE =
      List.of(
          new Color(0x2B84C6),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xC0609A),
          new Color(0xD99000),
          new Color(0x7D6BD0));

  private static final float WIDTH = 2;
  private static final float[] DASH = {6, 4};

  /** Returns the style of the line with that number, from 0; dashed where the colours repeat. */
  public static LineStyle number(int i) {
    return new LineStyle(PALETTE.get(i % PALETTE.size()), i / PALETTE.size() % 2 == 1);
  }

  Stroke stroke() {
    float[] dash = dashed ? DASH : null;
    return new BasicStroke(WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }

  /** Returns a sample of the line as the declarations of a CSS border. */
  public String border() {
    return "border-top-color:%s;border-top-style:%s".formatted(css(), dashed ? "dashed" : "solid");
  }

  /** Returns the colour as CSS writes it. */
  String css() {
    return "#%06x".formatted(colour.getRGB() & 0xFFFFFF);
  }
}
