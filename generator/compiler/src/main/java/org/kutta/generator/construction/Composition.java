package org.kutta.generator.construction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * Steps of several methods, one after another, as one method: the product of the Butcher group
 * (Hairer, Nørsett, Wanner, Solving ODEs I, §II.12).
 */
public final class Composition {

  private Composition() {}

  /**
   * A method and how long its step is.
   *
   * @param step as a share of the whole step; negative where it goes back
   */
  public record Part(Real step, Tableau<Real> method) {}

  /** Returns the method that takes a step of each part in turn; embedded weights are left out. */
  static Tableau<Real> of(List<Part> parts) {
    int stages = parts.stream().mapToInt(part -> part.method().stages()).sum();
    List<List<Real>> a = new ArrayList<>();
    List<Real> c = new ArrayList<>();
    List<Real> before = List.of();
    Real time = Real.ZERO;
    for (Part part : parts) {
      Tableau<Real> method = part.method();
      for (int i = 0; i < method.stages(); i++) {
        a.add(padded(before, scaled(method.a().get(i), part.step()), stages));
        c.add(time.plus(part.step().times(method.c().get(i))));
      }
      // Weights sum to one: of a written method that is checked, of a made one it is known.
      time = time.plus(part.step());
      List<Real> after = new ArrayList<>(before);
      after.addAll(scaled(method.b(), part.step()));
      before = after;
    }
    return new Tableau<>(Real.FIELD, a, before, List.of(), c);
  }

  /** Returns {@code times} steps of equal length as one. */
  static Tableau<Real> repeated(Tableau<Real> method, int times) {
    return of(Collections.nCopies(times, new Part(Real.of(1, times), method)));
  }

  /**
   * Returns Σ_k w_k of the results of methods that all begin at the step's start, one row of
   * weights for each w; the first is the main one.
   */
  static Tableau<Real> sideBySide(List<Tableau<Real>> methods, List<List<Rational>> combinations) {
    int stages = methods.stream().mapToInt(Tableau::stages).sum();
    List<List<Real>> a = new ArrayList<>();
    List<Real> c = new ArrayList<>();
    int first = 0;
    for (Tableau<Real> method : methods) {
      List<Real> none = Collections.nCopies(first, Real.ZERO);
      method.a().forEach(row -> a.add(padded(none, row, stages)));
      c.addAll(method.c());
      first += method.stages();
    }
    List<List<Real>> rows = new ArrayList<>();
    for (List<Rational> combination : combinations) {
      List<Real> row = new ArrayList<>();
      for (int k = 0; k < methods.size(); k++) {
        row.addAll(scaled(methods.get(k).b(), Real.of(combination.get(k))));
      }
      rows.add(row);
    }
    return new Tableau<>(Real.FIELD, a, rows.get(0), rows.subList(1, rows.size()), c);
  }

  private static List<Real> scaled(List<Real> row, Real factor) {
    return row.stream().map(factor::times).toList();
  }

  private static List<Real> padded(List<Real> before, List<Real> row, int stages) {
    List<Real> padded = new ArrayList<>(before);
    padded.addAll(row);
    padded.addAll(Collections.nCopies(stages - padded.size(), Real.ZERO));
    return padded;
  }
}
