package org.kutta.cli.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Half an hour of guided mutations: the profile {@code fuzz}. */
class CompilerFuzzTest {

  static Stream<Arguments> seeds() {
    return AnyInput.seeds();
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "30m")
  void nothingIsThrown(byte[] data) {
    AnyInput.compile(data);
  }
}
