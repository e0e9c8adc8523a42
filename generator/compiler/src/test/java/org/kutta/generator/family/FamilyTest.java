package org.kutta.generator.family;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.generator.Proofs;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.TableauCompiler.JudgedFile;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Checked;
import org.kutta.grammar.source.SourceText;

/**
 * Families of the literature: what is proved of them, and that their members are the known ones.
 */
class FamilyTest {

  private static final String RK2 =
      """
      family Rk2(alpha in (0, 1]) {
        order 2
        0     |
        alpha | alpha
        ------+------------------------------
              | 1 - 1/(2*alpha), 1/(2*alpha)
      }
      """;

  private static final String RK3 =
      """
      family Rk3(u in (0, 1] and != 2/3, v in (0, 1] and != u) {
        order 3
        let w = (2 - 3*u)/(6*v*(v - u))
        let x = (3*v - 2)/(6*u*(v - u))
        let y = v*(v - u)/(u*(2 - 3*u))
        0 |
        u | u
        v | v - y, y
        --+------------------
          | 1 - x - w, x, w
      }
      """;

  /** Kutta 1901, as in Hairer, Nørsett, Wanner I, §II.1. */
  private static final String RK4 =
      """
      family Rk4(u in (0, 1) and != 1/2,
                 v in (0, 1) and != u and != (4*u - 3)/(6*u - 4)) {
        order 4
        let b2 = (2*v - 1)/(12*u*(v - u)*(1 - u))
        let b3 = (1 - 2*u)/(12*v*(v - u)*(1 - v))
        let b4 = (6*u*v - 4*u - 4*v + 3)/(12*(1 - u)*(1 - v))
        let a32 = v*(v - u)/(2*u*(1 - 2*u))
        let a43 = b3*(1 - v)/b4
        let a42 = (b2*(1 - u) - b3*a32)/b4
        0 |
        u | u
        v | v - a32, a32
        1 | 1 - a42 - a43, a42, a43
        --+------------------------------
          | 1 - b2 - b3 - b4, b2, b3, b4
      }
      """;

  private static final String SDIRK =
      """
      family Sdirk2(gamma in (0, 1]) {
        order 2
        gamma     | gamma
        1 - gamma | 1 - 2*gamma, gamma
        ----------+-------------------
                  | 1/2, 1/2
      }
      """;

  private static Checked<JudgedFile> prove(String text) {
    return TableauCompiler.judge(SourceText.of("family", text));
  }

  private static ProvedFamily family(String text) {
    Checked<JudgedFile> proved = prove(text);
    assertWithMessage("%s", proved.diagnostics()).that(proved.hasErrors()).isFalse();
    return proved.value().orElseThrow().families().get(0);
  }

  private static ProvedMethod member(String text, String arguments) {
    String name = text.substring(text.indexOf(' ') + 1, text.indexOf('('));
    Checked<JudgedFile> proved = prove(text + "method M = " + name + "(" + arguments + ")\n");
    assertWithMessage("%s", proved.diagnostics()).that(proved.hasErrors()).isFalse();
    return proved.value().orElseThrow().methods().get(0);
  }

  private static Tableau<Real> library(String name) {
    return Proofs.of(StandardLibrary.source(name)).value().orElseThrow().get(0).tableau();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rk2 | order 2 for all alpha; order 3 never
          rk3 | order 3 for all u, v; order 4 never
          rk4 | order 4 for all u, v; order 5 never
          """)
  void orderHoldsForAllValues(String family, String summary) {
    String text = family.equals("rk2") ? RK2 : family.equals("rk3") ? RK3 : RK4;

    assertThat(family(text).summary()).isEqualTo(summary);
  }

  /** Nørsett 1974: of the two-stage SDIRK methods of order 2, two have order 3. */
  @Test
  void specialValuesWithAHigherOrderAreFoundExactly() {
    assertThat(family(SDIRK).summary())
        .isEqualTo("order 2 for all gamma; order 3 for gamma = 1/2 - sqrt(3)/6, 1/2 + sqrt(3)/6");
    assertThat(member(SDIRK, "gamma = 1/2 + sqrt(3)/6").order()).isEqualTo(3);
    assertThat(member(SDIRK, "gamma = 1/2 - sqrt(3)/6").order()).isEqualTo(3);
    assertThat(member(SDIRK, "gamma = 1/2").order()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rk2 | alpha = 1                          | Heun2
          rk2 | alpha = 1/2                        | Midpoint
          rk2 | alpha = 2/3                        | Ralston2
          rk3 | u = 1/3, v = 2/3                   | Heun3
          rk3 | u = 1/2, v = 1                     | Kutta3
          rk3 | v = 3/4, u = 1/2                   | Ralston3
          rk3 | u = 1, v = 1/2                     | SspRk33
          rk4 | u = 1/3, v = 2/3                   | Kutta38
          rk4 | u = 2/5, v = 7/8 - 3*sqrt(5)/16    | Ralston4
          """)
  void publishedMethodsAreMembers(String family, String arguments, String published) {
    String text = family.equals("rk2") ? RK2 : family.equals("rk3") ? RK3 : RK4;

    assertThat(member(text, arguments).tableau()).isEqualTo(library(published));
  }

  @Test
  void memberSaysWhatItIsAMemberOf() {
    assertThat(member(RK2, "alpha = 4/6").method().title()).isEqualTo("Rk2 with alpha = 2/3");
  }

  @Test
  void conditionThatCannotBeDecidedIsKept() {
    ProvedFamily family =
        family(
            """
            family Two(u in [0, 1], v in [0, 1]) {
              order 1
              let q = 1/((u - 3/7)^2 + (v - 2/7)^2)
              0 |
              u | u
              --+----------
                | 1 - q, q
            }
            """);

    assertThat(family.conditions()).hasSize(1);
  }

  @Test
  void highPowersAreRefusedInsteadOfFillingTheMemory() {
    String power = "(1 + a*b*c*d*e*f + a^9 - b^7 + c^5 - d^3 + e - f^2)^32";
    Checked<JudgedFile> proved =
        prove("family Big(a, b, c, d, e, f) {\n 0 |\n_ | " + power + "\n---\n| 0, 1\n}\n");

    assertThat(proved.diagnostics()).hasSize(1);
    assertThat(proved.diagnostics().get(0).code().id()).isEqualTo("K029");
  }

  static List<String> mutants() {
    List<String> mutants = new ArrayList<>();
    for (String text : List.of(RK2, RK3, RK4)) {
      mutants.addAll(mutantsOf(text));
    }
    return mutants;
  }

  /** Every mutant has one digit of its entries changed, as a slip of the pen does. */
  private static List<String> mutantsOf(String text) {
    List<String> mutants = new ArrayList<>();
    int body = text.indexOf("order") + "order 4".length();
    Matcher digit = Pattern.compile("(?<![a-z0-9])[0-9]").matcher(text);
    Random random = new Random(3);
    for (int from = body; digit.find(from); from = digit.end()) {
      int old = text.charAt(digit.start()) - '0';
      int changed = (old + 1 + random.nextInt(9)) % 10;
      mutants.add(text.substring(0, digit.start()) + changed + text.substring(digit.end()));
    }
    return mutants;
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void mutantIsRefused(String text) {
    assertThat(prove(text).hasErrors()).isTrue();
  }
}
