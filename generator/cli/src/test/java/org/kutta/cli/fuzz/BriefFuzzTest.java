package org.kutta.cli.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Half a minute of guided mutations in every build. */
class BriefFuzzTest {

  static Stream<Arguments> seeds() {
    return AnyInput.seeds();
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "30s")
  void nothingIsThrown(byte[] data) {
    AnyInput.compile(data);
  }
}
