package org.kutta.generator.emit;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.tableau.StageRecurrence;
import org.kutta.generator.tableau.StageRecurrence.Polynomials;

/** Prints the recurrence of a stabilised method, whose tableau would fill a book. */
public final class RecurrenceText {

  private RecurrenceText() {}

  /** Returns the recurrence and its coefficients, in ASCII. */
  public static List<String> lines(StageRecurrence recurrence) {
    boolean second = recurrence.order() == 2;
    int s = recurrence.stages();
    boolean chebyshev = recurrence.polynomials() == Polynomials.CHEBYSHEV;
    String p = chebyshev ? "T" : "P";
    String alpha = chebyshev ? "2" : "(2j-1)/j";
    String gamma = chebyshev ? "" : "(j-1)/j ";
    List<String> lines = new ArrayList<>();
    lines.add("Theta_1 = theta_n - h mut_1 k_1, theta_{n+1} = Theta_%d".formatted(s));
    lines.add("Theta_j = (1 - mu_j - nu_j) theta_n + mu_j Theta_{j-1} + nu_j Theta_{j-2}");
    lines.add("          - h mut_j k_j" + (second ? " - h gat_j k_1" : ""));
    lines.add("mu_j = %s w0 b_j/b_{j-1}, nu_j = -%sb_j/b_{j-2}".formatted(alpha, gamma));
    lines.add("mut_j = %s w1 b_j/b_{j-1}, mut_1 = b_1 w1".formatted(alpha));
    if (second) {
      lines.add("gat_j = (b_{j-1} %s_{j-1}(w0) - 1) mut_j".formatted(p));
    }
    lines.add(
        second
            ? "b_j = %1$s''_j(w0)/%1$s'_j(w0)^2, b_0 = b_1 = b_2".formatted(p)
            : "b_j = 1/%s_j(w0)".formatted(p));
    lines.add(
        "w0 = %s, w1 = ".formatted(recurrence.omega0())
            + (second ? "%1$s'_%2$d(w0)/%1$s''_%2$d(w0)" : "%1$s_%2$d(w0)/%1$s'_%2$d(w0)")
                .formatted(p, s));
    lines.add(
        chebyshev
            ? "T_j: Chebyshev's polynomials of the first kind"
            : "P_j: Legendre's polynomials");
    return lines;
  }
}
