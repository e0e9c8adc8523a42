package org.kutta.cli.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Half a minute of guided mutations in every build. Their seed is fixed in the POM, so that a build
 * says the same twice; an input that takes a minute counts as a hang.
 */
class BriefFuzzTest {

  private static final AnyInput ANY = new AnyInput(300, Duration.ofSeconds(2));

  static Stream<Arguments> seeds() {
    return ANY.seeds();
  }

  @MethodSource("seeds")
  @Timeout(60)
  @FuzzTest(maxDuration = "30s")
  void nothingIsThrown(byte[] data) {
    ANY.compile(data);
  }
}
