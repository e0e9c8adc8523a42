package org.kutta.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kutta.runtime.state.Changes;
import org.kutta.runtime.state.SavedState;
import org.kutta.runtime.vector.Vector;

/** All that an optimizer remembers between two steps, as it is saved. */
final class OptimizerState {

  private final List<String> description;
  private final LastStep report;
  private final int epoch;
  private final Descent descent;

  OptimizerState(List<String> description, LastStep report, int epoch, Descent descent) {
    this.description = description;
    this.report = report;
    this.epoch = epoch;
    this.descent = descent;
  }

  void write(OutputStream out) throws IOException {
    Map<String, Double> numbers = new LinkedHashMap<>(report.saved());
    numbers.put("epoch", (double) epoch);
    SavedState.of(descent.state(), descent.stages().theta(), description, numbers).write(out);
  }

  static void requireFits(
      SavedState saved, String name, List<String> own, Vector theta, Changes changes) {
    List<String> there = new ArrayList<>(saved.configuration());
    List<String> here = new ArrayList<>(own);
    there.removeAll(own);
    here.removeAll(saved.configuration());
    there.removeIf(changes::allow);
    here.removeIf(changes::allow);
    if (!there.isEmpty() || !here.isEmpty()) {
      throw new IllegalArgumentException(
          "%s was saved by another optimizer: there %s, here %s".formatted(name, there, here));
    }
    if (saved.length() != theta.length() || saved.type() != theta.type()) {
      throw new IllegalArgumentException(
          "%s was saved for %s [%d] but the parameters are %s"
              .formatted(name, saved.type(), saved.length(), RungeKuttaOptimizer.form(theta)));
    }
  }
}
