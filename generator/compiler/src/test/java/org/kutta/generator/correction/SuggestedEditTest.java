package org.kutta.generator.correction;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.generator.Proofs;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.budget.Budget;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.TableauParser;
import org.kutta.grammar.source.SourceText;

/** What a help offers can be typed, and is right when it is. */
final class SuggestedEditTest {

  private static final List<String> MUTANTS = List.of("-", "digit", "exchange", "order");

  private static Checked<List<ProvedMethod>> prove(SourceText text) {
    return Proofs.of(text);
  }

  private static String help(String text) {
    return prove(SourceText.of("test", text)).diagnostics().get(0).help().orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DormandPrince54",
        "BogackiShampine32",
        "CashKarp54",
        "ClassicalRk4",
        "Kutta3",
        "TrBdf2",
        "Verner65"
      })
  void everyOfferedEditOfAMutantCompiles(String name) {
    Random random = new Random(name.hashCode());
    String text = StandardLibrary.text(name);
    int offered = 0;
    for (String kind : MUTANTS) {
      for (int k = 0; k < 3; k++) {
        SourceText mutant = SourceText.of("mutant", mutant(text, kind, random));
        for (SuggestedEdit edit : complete(prove(mutant).diagnostics())) {
          String edited = edit.applyTo(mutant);
          assertWithMessage("%s\n%s", mutant.text(), edited)
              .that(prove(SourceText.of("edited", edited)).diagnostics())
              .isEmpty();
          offered++;
        }
      }
    }
    assertThat(offered).isAtLeast(4);
  }

  /** Joins what is offered at several places: alternatives of one with the first of the others. */
  private static List<SuggestedEdit> complete(List<Diagnostic> diagnostics) {
    List<Diagnostic> offers = diagnostics.stream().filter(d -> !d.edits().isEmpty()).toList();
    if (offers.isEmpty() || offers.size() < diagnostics.size()) {
      return List.of();
    }
    List<SuggestedEdit> complete = new ArrayList<>();
    for (SuggestedEdit alternative : offers.get(0).edits()) {
      SuggestedEdit all = alternative;
      for (Diagnostic other : offers) {
        all =
            other.edits().contains(alternative) ? all : all.and(other.edits().get(0)).orElseThrow();
      }
      complete.add(all);
    }
    return complete;
  }

  private static String mutant(String text, String kind, Random random) {
    int table = text.indexOf('|', Math.max(0, text.lastIndexOf('"')));
    List<Integer> digits = new ArrayList<>();
    for (int at = table; at < text.length(); at++) {
      if (Character.isDigit(text.charAt(at)) && text.charAt(at - 1) != '^') {
        digits.add(at);
      }
    }
    int at = digits.get(random.nextInt(digits.size()));
    return switch (kind) {
      case "digit" -> {
        int other = (text.charAt(at) - '0' + 1 + random.nextInt(9)) % 10;
        yield text.substring(0, at) + other + text.substring(at + 1);
      }
      case "-" -> {
        int start = at;
        while (Character.isDigit(text.charAt(start - 1))) {
          start--;
        }
        boolean whole = text.charAt(start - 1) == ' ';
        yield whole ? text.substring(0, start) + "-" + text.substring(start) : text;
      }
      case "exchange" -> {
        int next = at + 1;
        yield Character.isDigit(text.charAt(next))
            ? text.substring(0, at) + text.charAt(next) + text.charAt(at) + text.substring(next + 1)
            : text;
      }
      default -> text.replaceFirst("order( +)(\\d+)", "order$19");
    };
  }

  @Test
  void whatIsTypedWhereTheHelpSaysMakesEveryClaimTrue() {
    String text =
        """
        method NetRk4 {
            order 4
            0   |
            1/2 | 1/2, 0,   0, 0
            1/2 | 0,   1/2, 0, 0
            1   | 0,   0,   1, 1
            ----+-------------------
                | 1/6, 1/3, 1/3, 1/6
        }
        """;
    assertThat(help(text)).startsWith("write `0` for `1` (line 6, column 24)");
  }

  @Test
  void twoPossibleEditsAreBothNamed() {
    String text =
        "method Euler {\n order 1\n 0 |\n --+--\n | 1\n}\n"
            + "method M = compose(1/3*Euler, 1/3*Euler)\n";
    assertThat(help(text)).startsWith("either write `");
    assertThat(help(text)).contains(", or write `");
  }

  @ParameterizedTest(name = "{0} for {1}")
  @CsvSource({
    "-5103/18656, 5103/18656",
    "49/176, 49/1766",
    "49/176, 49/16",
    "49/176, 49/167",
    "46732/5247, 46722/5247",
    "-355/33, 355/33"
  })
  void slipsOfThePenAreNamed(String right, String wrong) {
    String text = StandardLibrary.text("DormandPrince54");
    assertThat(text).contains(right);
    int at = text.indexOf(right);
    String typed = text.substring(0, at) + wrong + text.substring(at + right.length());
    assertThat(help(typed)).startsWith("write `" + right + "` for `" + wrong + "` (line ");
  }

  @Test
  void aResidualOfRoundingSizeNeverAsksForALowerOrder() {
    String text =
        """
        method Rounded {
          order 2
          0 |
          0.7071067812 | 0.7071067812
          --+--
          | 0.2928932188, 0.7071067812
        }
        """;
    assertThat(help(text)).startsWith("add the line `approximate 1e-10` after line 2");
  }

  @Test
  void whereTheTimeIsOverNothingIsOfferedAndItIsSaid() {
    String text = StandardLibrary.text("DormandPrince54").replace("49/176", "49/167");
    SourceText source = SourceText.of("test", text);
    AtomicLong clock = new AtomicLong();
    CorrectionSearch search =
        new CorrectionSearch(
            edited -> {
              clock.addAndGet(Duration.ofSeconds(3).toNanos());
              return Checked.failed(List.of());
            },
            Duration.ofSeconds(2),
            clock::get);
    List<Diagnostic> wrong =
        TableauCompiler.judge(source, Budget.DEFAULT, Duration.ZERO).diagnostics();
    List<Diagnostic> improved =
        search.improve(TableauParser.parse(source).value().orElseThrow().declarations(), wrong);
    assertThat(improved.get(0).edits()).isEmpty();
    assertThat(improved.get(0).notes())
        .contains("the search for a correction ended after 2.0 s, its limit");
    assertThat(Duration.ofNanos(clock.get())).isAtMost(Duration.ofSeconds(3));
  }

  @Test
  void anEditThatDoesNotCompileIsNotShown() {
    // Neither the sum of the row nor any entry of it makes the method of order 3.
    String text = "method M {\n order 3\n 0 |\n 1/2 | 1/3\n --+--\n | 1/4, 3/4\n}\n";
    assertThat(help(text)).doesNotContain("write `1/3`");
  }
}
