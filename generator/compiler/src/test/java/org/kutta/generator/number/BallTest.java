package org.kutta.generator.number;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever is computed, the exact result lies in the ball. */
final class BallTest {

  private static final int COARSE = 16;

  private static void assertContains(Ball ball, Rational exact) {
    // The middle is on a grid of 2^-16, so as a double it is exact.
    Rational middle = Rational.of((long) Math.scalb(ball.toDouble(), COARSE), 1L << COARSE);
    assertThat(middle.minus(exact).abs().toDouble()).isAtMost(ball.radius());
  }

  @Property(tries = 200)
  void productsAndDotProductsOfCoarseBallsEncloseExactOnes(
      @ForAll @Size(min = 4, max = 12) List<@IntRange(min = -999, max = 999) Integer> numerators,
      @ForAll @IntRange(min = 1, max = 997) int denominator) {
    int half = numerators.size() / 2;
    List<Ball> x = new ArrayList<>();
    List<Ball> y = new ArrayList<>();
    Rational dot = Rational.ZERO;
    Rational product = Rational.ONE;
    Ball factors = Ball.of(Real.ONE, COARSE);
    for (int i = 0; i < half; i++) {
      Rational p = Rational.of(numerators.get(i), denominator);
      Rational q = Rational.of(numerators.get(half + i), 7);
      x.add(Ball.of(Real.of(p), COARSE));
      y.add(Ball.of(Real.of(q), COARSE));
      dot = dot.plus(p.times(q));
      if (i < 2) {
        product = product.times(p);
        factors = factors.times(x.get(i));
      }
    }

    assertContains(Ball.dot(x, y), dot);
    assertContains(factors, product);
  }

  @Test
  void whatTheGridCannotTellApartIsNotDecided() {
    Ball third = Ball.of(Real.of(1, 3), COARSE);

    assertThat(third.isWithin(Ball.of(Real.of(1, 2), COARSE))).hasValue(true);
    assertThat(third.isWithin(Ball.of(Real.of(1, 4), COARSE))).hasValue(false);
    assertThat(third.isWithin(third)).isEmpty();
  }

  @Test
  void rootsAreEnclosedToo() {
    Ball root = Ball.of(Surd.sqrt(Rational.of(2)).orElseThrow(), 200);

    Ball square = root.times(root).minus(Ball.of(Real.of(2), 200));

    assertThat(Math.abs(square.toDouble())).isAtMost(square.radius());
    assertThat(square.radius()).isLessThan(1e-55);
  }
}
