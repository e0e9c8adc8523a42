package org.kutta.generator.family;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.number.Real;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.tableau.Tableau;

/**
 * Whether a member of a family has only the coincidences of all members: entries that vanish or
 * have size one, and rows that agree in a column.
 */
final class CoincidenceCheck {

  private CoincidenceCheck() {}

  static boolean areAlike(Tableau<RationalFunction> family, Tableau<Real> member) {
    List<List<RationalFunction>> symbolic = new ArrayList<>(family.a());
    List<List<Real>> numeric = new ArrayList<>(member.a());
    symbolic.add(family.b());
    numeric.add(member.b());
    symbolic.addAll(family.embedded());
    numeric.addAll(member.embedded());
    symbolic.add(family.c());
    numeric.add(member.c());
    for (int p = 0; p < symbolic.size(); p++) {
      for (int j = 0; j < family.stages(); j++) {
        RationalFunction f = symbolic.get(p).get(j);
        Real x = numeric.get(p).get(j);
        if (f.isZero() != x.isZero() || RationalFunction.FIELD.isUnit(f) != x.abs().isOne()) {
          return false;
        }
        for (int q = 0; q < p; q++) {
          boolean equal = f.equals(symbolic.get(q).get(j));
          if (equal != x.equals(numeric.get(q).get(j))) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
