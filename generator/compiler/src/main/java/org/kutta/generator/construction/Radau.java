package org.kutta.generator.construction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.Tower;
import org.kutta.generator.tableau.Tableau;

/** Methods with one end of the step among their abscissae. */
final class Radau {

  /** Beyond, abscissae are no square roots. */
  private static final int CLOSED_FORM = 3;

  private Radau() {}

  static Optional<Tableau<Real>> right(int stages, Tower tower) {
    if (stages > CLOSED_FORM) {
      return Optional.of(Nodes.conjugateRadauRight(stages, tower).collocation());
    }
    return Nodes.radauRight(stages, tower).map(Collocation::new).map(Collocation::collocation);
  }

  static Optional<Tableau<Real>> left(int stages, Tower tower) {
    if (stages > CLOSED_FORM) {
      return Optional.of(Nodes.conjugateRadauLeft(stages, tower).transposed());
    }
    return Nodes.radauRight(stages, tower)
        .map(
            right -> {
              List<Real> left = new ArrayList<>();
              right.forEach(node -> left.add(Real.ONE.minus(node)));
              Collections.reverse(left);
              return new Collocation(left).transposed();
            });
  }
}
