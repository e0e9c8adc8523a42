package org.kutta.cli.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Half an hour of guided mutations: the profile {@code fuzz}. */
class CompilerFuzzTest {

  private static final AnyInput ANY = new AnyInput(4_000, Duration.ofSeconds(1));

  static Stream<Arguments> seeds() {
    return ANY.seeds();
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "30m")
  void nothingIsThrown(byte[] data) {
    ANY.compile(data);
  }
}
