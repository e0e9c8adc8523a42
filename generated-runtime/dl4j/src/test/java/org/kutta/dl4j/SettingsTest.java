package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.stepfunctions.StepFunction;
import org.deeplearning4j.nn.conf.weightnoise.IWeightNoise;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;

/** Each setting of DL4J is honoured as DL4J's own Sgd honours it, or refused by name. */
final class SettingsTest {

  private static final DataSet[] BATCHES = {
    TestNetworks.data(8, 1),
    TestNetworks.data(8, 2),
    TestNetworks.data(8, 3),
    TestNetworks.data(3, 4)
  };

  private static final Path TABLE = Path.of("..", "..", "docs", "dl4j.md");

  static Stream<Setting> honoured() {
    return Dl4jSettings.honoured();
  }

  static Stream<Setting> refused() {
    return Dl4jSettings.refused();
  }

  @ParameterizedTest
  @MethodSource("honoured")
  void eulerOnSequentialNetworkIsDl4jsSgd(Setting setting) {
    MultiLayerNetwork own = setting.sequentialOfDl4j();
    MultiLayerNetwork net = setting.sequential();
    net.setParams(own.params());
    INDArray start = own.params().dup();
    KuttaTraining.install(net, setting.optimizer());
    Nd4j.getRandom().setSeed(11);
    for (DataSet batch : BATCHES) {
      withDrawsOfKutta(() -> own.fit(batch));
    }
    Nd4j.getRandom().setSeed(11);
    for (DataSet batch : BATCHES) {
      net.fit(batch);
    }
    assertSame(start, net.params(), own.params());
    assertThat(net.score()).isWithin(tolerance(net.params())).of(own.score());
  }

  @ParameterizedTest
  @MethodSource("honoured")
  void eulerOnGraphIsDl4jsSgd(Setting setting) {
    ComputationGraph own = setting.graphOfDl4j();
    ComputationGraph net = setting.graph();
    net.setParams(own.params());
    INDArray start = own.params().dup();
    KuttaTraining.install(net, setting.optimizer());
    Nd4j.getRandom().setSeed(11);
    for (DataSet batch : BATCHES) {
      withDrawsOfKutta(() -> own.fit(batch));
    }
    Nd4j.getRandom().setSeed(11);
    for (DataSet batch : BATCHES) {
      net.fit(batch);
    }
    assertSame(start, net.params(), own.params());
  }

  /** A step takes two numbers from the generator, which its draws start from. */
  private static void withDrawsOfKutta(Runnable fit) {
    Random random = Nd4j.getRandom();
    long rootSeed = random.nextLong();
    long nodeSeed = random.nextLong();
    long root = random.rootState();
    long node = random.nodeState();
    random.setStates(rootSeed, nodeSeed);
    fit.run();
    random.setStates(root, node);
  }

  private static double tolerance(INDArray parameters) {
    return parameters.dataType() == DataType.DOUBLE ? 1e-14 : 1e-6;
  }

  private static void assertSame(INDArray start, INDArray found, INDArray expected) {
    double tolerance = tolerance(found);
    double[] there = TestNetworks.copy(expected.castTo(DataType.DOUBLE));
    double[] here = TestNetworks.copy(found.castTo(DataType.DOUBLE));
    for (int i = 0; i < there.length; i++) {
      assertWithMessage("parameter %s", i).that(here[i]).isWithin(tolerance).of(there[i]);
    }
    assertThat(start.sub(found).norm2Number().doubleValue()).isGreaterThan(1e-3);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusalNamesTheSettingBeforeTheFirstBatch(Setting setting) {
    MultiLayerNetwork net = setting.sequential();
    String configuration = net.getLayerWiseConfigurations().toJson();
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> KuttaTraining.install(net, setting.optimizer()));
    assertThat(e).hasMessageThat().contains(setting.refusal());
    assertThat(net.getLayerWiseConfigurations().toJson()).isEqualTo(configuration);

    ComputationGraph graph = setting.graph();
    assertThrows(
        IllegalArgumentException.class, () -> KuttaTraining.install(graph, setting.optimizer()));
  }

  @Test
  void everySettingOfDl4jHasRow() throws IOException, URISyntaxException {
    Set<String> settings = new TreeSet<>();
    addConstants(settings, GradientNormalization.values());
    addConstants(settings, OptimizationAlgorithm.values());
    for (DataType type : DataType.values()) {
      if (type.isFPType() && type != DataType.BFLOAT16) { // DL4J itself refuses BFLOAT16.
        settings.add(type.name());
      }
    }
    for (Method method : NeuralNetConfiguration.Builder.class.getDeclaredMethods()) {
      if (method.getReturnType() == NeuralNetConfiguration.Builder.class
          && Modifier.isPublic(method.getModifiers())) {
        settings.add(method.getName());
      }
    }
    for (Class<?> kind :
        List.of(
            Regularization.class,
            LayerConstraint.class,
            IDropout.class,
            IWeightNoise.class,
            IUpdater.class,
            StepFunction.class)) {
      settings.addAll(implementations(kind));
    }
    Dl4jSettings.all().forEach(setting -> settings.removeAll(setting.covers()));
    assertThat(settings).containsExactly("SpatialDropout"); // See spatialDropoutIsDl4js.
  }

  private static void addConstants(Set<String> settings, Enum<?>[] constants) {
    Arrays.stream(constants).forEach(constant -> settings.add(constant.name()));
  }

  /** Returns the names of the classes of DL4J and ND4J that can be instantiated as such. */
  private static List<String> implementations(Class<?> kind)
      throws IOException, URISyntaxException {
    List<String> names = new ArrayList<>();
    for (Class<?> inJar : List.of(NeuralNetConfiguration.class, IUpdater.class)) {
      Path jar = Path.of(inJar.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (JarFile file = new JarFile(jar.toFile())) {
        file.stream()
            .map(entry -> entry.getName())
            .filter(
                name ->
                    name.matches("org/(nd4j/linalg/learning|deeplearning4j/nn/conf)/.*[.]class"))
            .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
            .map(SettingsTest::load)
            .filter(
                type -> kind.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()))
            .filter(type -> type != StepFunction.class)
            .forEach(type -> names.add(type.getSimpleName()));
      }
    }
    assertThat(names).isNotEmpty();
    return names;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, SettingsTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new LinkageError(name, e);
    }
  }

  @Test
  void tableOfTheDocumentationHasTheseRows() throws IOException {
    Set<String> documented = new TreeSet<>();
    for (String line : Files.readAllLines(TABLE)) {
      if (line.matches("[|] .* [|] (honoured|replaced|ignored|refused)[^|]* [|].*")) {
        documented.add(line.substring(2, line.indexOf('|', 2)).strip());
      }
    }
    Set<String> tested = new TreeSet<>(NetworkSettingsTest.ROWS);
    Dl4jSettings.all().forEach(setting -> tested.add(setting.row()));
    assertThat(documented).isEqualTo(tested);
  }
}
