package org.kutta.generator.tableau;

import java.util.List;
import org.kutta.generator.number.Field;

/** What a Runge–Kutta matrix asks of a step: derived from A, never declared. */
public enum Structure {
  /** A is strictly lower triangular: each stage needs only earlier ones. */
  EXPLICIT,
  /** A is lower triangular: each stage is an equation in itself alone. */
  DIRK,
  /** As {@link #DIRK}, with one non-zero value on the whole diagonal. */
  SDIRK,
  /** As {@link #SDIRK} but for an explicit first stage. */
  ESDIRK,
  /** A has entries above its diagonal: stages are solved together. */
  IMPLICIT;

  static <E> Structure of(Field<E> field, List<List<E>> a) {
    int s = a.size();
    for (int i = 0; i < s; i++) {
      for (int j = i + 1; j < s; j++) {
        if (!field.isZero(a.get(i).get(j))) {
          return IMPLICIT;
        }
      }
    }
    E gamma = a.get(s - 1).get(s - 1);
    boolean constant = true;
    boolean zero = field.isZero(a.get(0).get(0));
    for (int i = 1; i < s; i++) {
      constant &= a.get(i).get(i).equals(gamma);
      zero &= field.isZero(a.get(i).get(i));
    }
    if (zero) {
      return EXPLICIT;
    }
    if (!constant) {
      return DIRK;
    }
    return a.get(0).get(0).equals(gamma) ? SDIRK : field.isZero(a.get(0).get(0)) ? ESDIRK : DIRK;
  }
}
