package org.kutta.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.SourceText;

/**
 * A tableau in doubles, for those who interpret it.
 *
 * @param a shape {@code [s][s]}
 * @param b shape {@code [s]}
 */
record Coefficients(double[][] a, double[] b) {

  /** Reads a method of the standard library from the text that lies beside its class. */
  static Coefficients of(String method) {
    String file = "/org/kutta/tableaus/" + method + ".tableau";
    try (InputStream in = Coefficients.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("no " + file + " on the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Tableau tableau =
          TableauCompiler.prove(SourceText.of(file, text)).value().orElseThrow().get(0).tableau();
      return new Coefficients(
          tableau.a().stream().map(Coefficients::doubles).toArray(double[][]::new),
          doubles(tableau.b()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] doubles(List<Real> row) {
    return row.stream().mapToDouble(Real::toDouble).toArray();
  }

  int stages() {
    return b.length;
  }
}
