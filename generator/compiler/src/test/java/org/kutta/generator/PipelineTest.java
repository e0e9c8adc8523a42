package org.kutta.generator;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.kutta.generator.TableauCompiler.JudgedFile;
import org.kutta.generator.TableauCompiler.PlannedFile;
import org.kutta.generator.analysis.JudgedMethod;
import org.kutta.generator.analysis.RefutedMethod;
import org.kutta.generator.budget.Budget;
import org.kutta.grammar.Checked;
import org.kutta.grammar.source.SourceText;

/** What goes from stage to stage, and what stays behind. */
final class PipelineTest {

  private static final String TEXT =
      """
      method Good {
        order 2
        0 |
        1 | 1
        ---
          | 1/2, 1/2
      }
      method Bad {
        order 3
        embedded 1
        0 |
        1 | 1
        ---
        b  | 1/2, 1/2
        b^ | 1
      }
      """;

  private static Checked<JudgedFile> judged() {
    return TableauCompiler.judge(SourceText.of("t", TEXT));
  }

  @Test
  void refutedMethodStaysWithTheOrdersThatItHasAndTheReasons() {
    JudgedMethod bad = judged().value().orElseThrow().judgements().get(1);

    assertThat(bad).isInstanceOf(RefutedMethod.class);
    assertThat(bad.order()).isEqualTo(2);
    assertThat(bad.embeddedOrders()).containsExactly(1);
    assertThat(bad.reasons()).hasSize(1);
    assertThat(bad.reasons().get(0).code().id()).isEqualTo("K030");
  }

  @Test
  void onlyWhatIsProvedIsPlanned() {
    JudgedFile judged = judged().value().orElseThrow();

    PlannedFile planned = TableauCompiler.plan(judged, Budget.DEFAULT).value().orElseThrow();

    assertThat(planned.methods().stream().map(method -> method.proved().name()))
        .containsExactly("Good");
  }
}
