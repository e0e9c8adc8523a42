package org.kutta.cli.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Half a minute of guided mutations in every build. Their seed is fixed in the POM, so that a build
 * says the same twice.
 */
class BriefFuzzTest {

  private static final AnyInput ANY = new AnyInput(300, Duration.ofMillis(500));

  static Stream<Arguments> seeds() {
    return ANY.seeds();
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "30s")
  void nothingIsThrown(byte[] data) {
    ANY.compile(data);
  }
}
