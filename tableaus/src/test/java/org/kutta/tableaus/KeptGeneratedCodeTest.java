package org.kutta.tableaus;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.runtime.MethodProvider;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaMethod;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.method.MethodStructure;

/**
 * Code that an older version generated, and that users have compiled into jars of their own, runs
 * with this runtime and leads to the same parameters: those it led to then, and those that code
 * generated today leads to. How to keep another version: {@code src/test/kept/keep}.
 */
final class KeptGeneratedCodeTest {

  private static final double TOLERANCE = 1e-12;
  private static final int STEPS = 20;
  private static final double RATE = 0.5;

  @ParameterizedTest
  @ValueSource(strings = "0.1.0")
  void keptCodeLeadsWhereItLedWhenItWasGenerated(String version) throws Exception {
    Map<String, double[]> now = trajectories(version);
    if (Boolean.getBoolean("golden.update")) {
      record(version, now);
    }
    Map<String, double[]> then = recorded(version);
    assertThat(now.keySet()).isEqualTo(then.keySet());
    now.forEach((name, theta) -> assertClose(name, theta, then.get(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = "0.1.0")
  void keptCodeLeadsWhereCodeGeneratedTodayLeads(String version) throws Exception {
    Map<String, double[]> kept = trajectories(version);
    int compared = 0;
    for (var entry : kept.entrySet()) {
      Optional<OptimizerBuilder> current = current(entry.getKey());
      if (current.isPresent()) {
        assertClose(entry.getKey(), entry.getValue(), run(current.get()));
        compared++;
      }
    }
    assertThat(compared).isAtLeast(20);
  }

  @Test
  void keptMethodsHaveEveryStructure() throws Exception {
    try (URLClassLoader loader = loader("0.1.0")) {
      assertThat(methods(loader, "0.1.0").map(m -> m.facts().structure()).toList())
          .containsAtLeast(
              MethodStructure.EXPLICIT,
              MethodStructure.SDIRK,
              MethodStructure.ESDIRK,
              MethodStructure.IMPLICIT);
    }
  }

  private static Map<String, double[]> trajectories(String version) throws Exception {
    var result = new TreeMap<String, double[]>();
    try (URLClassLoader loader = loader(version)) {
      methods(loader, version).forEach(m -> result.put(m.name(), run(m.builder())));
      for (String family : new String[] {"GenericRk2", "GenericSdirk2"}) {
        Class<?> type = Class.forName(packageOf(version) + "." + family, true, loader);
        var builder = type.getMethod("builder", double.class).invoke(null, 0.75);
        result.put(family, run((OptimizerBuilder) builder));
      }
    }
    return result;
  }

  private static URLClassLoader loader(String version) {
    URL jar = KeptGeneratedCodeTest.class.getResource("kept/" + version + ".jar");
    return new URLClassLoader(new URL[] {jar}, KeptGeneratedCodeTest.class.getClassLoader());
  }

  private static String packageOf(String version) {
    return "org.kutta.kept.v" + version.replace('.', '_');
  }

  private static Stream<RungeKuttaMethod> methods(ClassLoader loader, String version) {
    return ServiceLoader.load(MethodProvider.class, loader).stream()
        .filter(provider -> provider.type().getPackageName().equals(packageOf(version)))
        .flatMap(provider -> provider.get().methods().stream());
  }

  private static Optional<OptimizerBuilder> current(String name) {
    return switch (name) {
      case "GenericRk2" -> Optional.of(GenericRk2.builder(0.75));
      case "GenericSdirk2" -> Optional.of(GenericSdirk2.builder(0.75));
      default -> RungeKuttaMethods.find(name).map(RungeKuttaMethod::builder);
    };
  }

  private static double[] run(OptimizerBuilder builder) {
    var objective = new SoftmaxRegression();
    RungeKuttaOptimizer optimizer = builder.learningRate(RATE).build();
    for (int i = 0; i < STEPS; i++) {
      optimizer.step(objective);
    }
    return objective.parameters().toDoubleArray();
  }

  private static void assertClose(String name, double[] theta, double[] expected) {
    assertWithMessage(name)
        .that(theta)
        .usingTolerance(TOLERANCE)
        .containsExactly(expected)
        .inOrder();
  }

  private static Map<String, double[]> recorded(String version) throws IOException {
    try (var in = KeptGeneratedCodeTest.class.getResourceAsStream("kept/" + version + ".csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(","))
          .collect(
              Collectors.toMap(
                  fields -> fields[0],
                  fields -> Stream.of(fields).skip(1).mapToDouble(Double::parseDouble).toArray()));
    }
  }

  private static void record(String version, Map<String, double[]> trajectories)
      throws IOException {
    String text =
        trajectories.entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + DoubleStream.of(entry.getValue())
                            .mapToObj(v -> "," + v)
                            .collect(Collectors.joining()))
            .collect(Collectors.joining("\n", "", "\n"));
    for (String root : new String[] {"src/test/resources", "target/test-classes"}) {
      Files.writeString(Path.of(root, "org/kutta/tableaus/kept", version + ".csv"), text);
    }
  }
}
