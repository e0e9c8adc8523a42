package org.kutta.examples.train.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.List;
import org.kutta.examples.train.result.Training;

/**
 * How one training is drawn, in all charts alike.
 *
 * @param training drawn
 * @param colour legible on white and on black
 * @param dashed whether its line is
 */
record Curve(Training training, Color colour, boolean dashed) {

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

  /** Returns a curve for each training; lines are dashed where the colours repeat. */
  static List<Curve> of(List<Training> trainings) {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < trainings.size(); i++) {
      curves.add(
          new Curve(
              trainings.get(i), PALETTE.get(i % PALETTE.size()), i / PALETTE.size() % 2 == 1));
    }
    return curves;
  }

  Stroke stroke() {
    float[] dash = dashed ? DASH : null;
    return new BasicStroke(WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }

  /** Returns the colour as CSS writes it. */
  String css() {
    return "#%06x".formatted(colour.getRGB() & 0xFFFFFF);
  }
}
