package org.kutta.tableaus;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kutta.runtime.RungeKuttaMethod;
import org.kutta.runtime.RungeKuttaMethods;

class MethodIndexTest {

  @Test
  void everyMethodOfTheLibraryIsFoundByName() {
    List<String> names = RungeKuttaMethods.all().stream().map(RungeKuttaMethod::name).toList();
    assertThat(names)
        .containsAtLeast(
            "Euler",
            "Midpoint",
            "Heun2",
            "Heun3",
            "Ralston2",
            "Ralston3",
            "Ralston4",
            "Kutta3",
            "ClassicalRk4",
            "Kutta38",
            "Gill4",
            "SspRk22",
            "SspRk33",
            "SspRk43",
            "SspRk104",
            "BogackiShampine32",
            "BogackiShampine54",
            "Fehlberg45",
            "CashKarp54",
            "DormandPrince54",
            "Tsitouras54",
            "Merson43",
            "Zonneveld43",
            "Butcher6",
            "Verner65");
    assertThat(names).isInOrder();
    assertThat(names.size()).isAtLeast(25);
  }

  @Test
  void namesAreFoundWhateverTheirCase() {
    assertThat(RungeKuttaMethods.named("classicalrk4").name()).isEqualTo("ClassicalRk4");
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    Exception thrown =
        assertThrows(IllegalArgumentException.class, () -> RungeKuttaMethods.named("Rk5"));
    assertThat(thrown).hasMessageThat().startsWith("no method is named `Rk5`; known are ");
    assertThat(thrown).hasMessageThat().contains("ClassicalRk4");
  }

  @Test
  void everyMethodSaysWhereItComesFrom() {
    for (RungeKuttaMethod method : RungeKuttaMethods.all()) {
      assertWithMessage(method.name()).that(method.facts().reference()).isNotEmpty();
      assertWithMessage(method.name()).that(method.facts().title()).isNotEqualTo(method.name());
    }
  }

  @Test
  void aGeneratedClassCarriesItsFactsAsConstants() {
    assertThat(ClassicalRk4.ORDER).isEqualTo(4);
    assertThat(ClassicalRk4.STAGES).isEqualTo(4);
    assertThat(ClassicalRk4.REAL_STABILITY).isWithin(1e-12).of(2.78529356340528);
    assertThat(DormandPrince54.EVALUATIONS).isEqualTo(6);
    assertThat(DormandPrince54.FACTS.embeddedOrders()).containsExactly(4);
    assertThat(ClassicalRk4.FACTS.workVectors()).isEqualTo(2);
  }
}
