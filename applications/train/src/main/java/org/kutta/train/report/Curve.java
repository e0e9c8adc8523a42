package org.kutta.train.report;

import java.util.ArrayList;
import java.util.List;
import org.kutta.train.result.Training;

/**
 * How one training is drawn, in all charts alike.
 *
 * @param training drawn
 * @param style of its line
 */
record Curve(Training training, LineStyle style) {

  /** Returns a curve for each training. */
  static List<Curve> of(List<Training> trainings) {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < trainings.size(); i++) {
      curves.add(new Curve(trainings.get(i), LineStyle.number(i)));
    }
    return curves;
  }
}
