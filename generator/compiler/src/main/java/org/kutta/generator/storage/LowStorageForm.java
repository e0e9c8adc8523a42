package org.kutta.generator.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/** A way to run an explicit method in few vectors. */
public sealed interface LowStorageForm
    permits Williamson, VanDerHouwen, TwoRegister, ThreeRegister {

  /**
   * Coefficients of a form.
   *
   * @param symbol in the literature
   * @param values one for each stage
   */
  record Sequence(String symbol, List<Real> values) {
    public Sequence {
      values = List.copyOf(values);
    }
  }

  /** What is done with each kind of form. */
  interface Visitor<R> {
    R visitWilliamson(Williamson form);

    R visitVanDerHouwen(VanDerHouwen form);

    R visitTwoRegister(TwoRegister form);

    R visitThreeRegister(ThreeRegister form);
  }

  <R> R accept(Visitor<R> visitor);

  /** Returns what the literature calls the form. */
  String title();

  /** Returns a word for programs, such as {@code 2N}. */
  String word();

  /** Returns the n-vectors that hold the state of a step, θ among them, the gradient not. */
  int registers();

  /** Returns the coefficients, each sequence of one value for each stage that is evaluated. */
  List<Sequence> coefficients();

  /**
   * Returns the forms that the plain step of a method has, with the fewest registers first, if
   * these are fewer than its stages: two stages have any form. Stages that no weight reaches are
   * left out. Implicit methods have none.
   */
  static List<LowStorageForm> of(Tableau<Real> tableau) {
    return of(tableau, Deadline.none());
  }

  /** The same, until a deadline. */
  static List<LowStorageForm> of(Tableau<Real> tableau, Deadline deadline) {
    List<LowStorageForm> forms = new ArrayList<>();
    Points.of(tableau)
        .ifPresent(
            points -> {
              Williamson.find(points).ifPresent(forms::add);
              VanDerHouwen.find(points).ifPresent(forms::add);
              Optional<ThreeRegister> three = ThreeRegister.find(points, deadline);
              Optional<TwoRegister> two = three.flatMap(form -> TwoRegister.of(form, points));
              two.ifPresentOrElse(forms::add, () -> three.ifPresent(forms::add));
              forms.removeIf(form -> form.registers() >= points.stages());
              forms.sort((x, y) -> Integer.compare(x.registers(), y.registers()));
            });
    return List.copyOf(forms);
  }
}
