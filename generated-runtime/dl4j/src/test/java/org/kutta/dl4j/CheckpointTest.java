package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.rate.LearningRate;
import org.kutta.runtime.state.Changes;
import org.kutta.runtime.state.Setting;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** A checkpoint is accepted whole, by the training that it is of, or changes nothing. */
final class CheckpointTest {

  private static final DataSet BATCH = TestNetworks.data(5, 1);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void save() throws IOException {
    file = folder.resolve("training.zip");
    KuttaTraining training = training();
    train(training);
    training.save(file);
  }

  private static NeuralNetConfiguration.Builder configuration() {
    return TestNetworks.configuration().updater(new Sgd(0.1)).l2(0.1).dropOut(0.7);
  }

  private static Layer[] hidden(int width) {
    return new Layer[] {new DenseLayer.Builder().nOut(width).build()};
  }

  private static OptimizerBuilder optimizer() {
    return TestEuler.builder().learningRate(0.1).momentum(Momentum.heavyBall(0.9));
  }

  private static KuttaTraining training() {
    return training(c -> c, optimizer());
  }

  private static KuttaTraining training(
      UnaryOperator<NeuralNetConfiguration.Builder> configured, OptimizerBuilder optimizer) {
    MultiLayerNetwork net = TestNetworks.sequential(configured.apply(configuration()), hidden(5));
    return KuttaTraining.install(net, optimizer.build());
  }

  private static MultiLayerNetwork network(KuttaTraining training) {
    return ((SequentialNetwork) training.objective().network()).model();
  }

  private static void train(KuttaTraining training) {
    network(training).fit(TestNetworks.iterator(BATCH, TestNetworks.data(5, 2)), 2);
  }

  /** Everything that a load could change. */
  private static List<Object> everything(KuttaTraining training) throws IOException {
    MultiLayerNetwork net = network(training);
    var state = new ByteArrayOutputStream();
    if (training.optimizer().report().step() > 0) {
      training.optimizer().save(state);
    }
    return List.of(
        Arrays.toString(TestNetworks.copy(net.params())),
        net.getIterationCount(),
        net.getEpochCount(),
        net.getLayerWiseConfigurations().toJson(),
        training.batchesIntoEpoch(),
        training.objective().functionIdentity(),
        Arrays.toString(state.toByteArray()),
        Nd4j.getRandom().rootState(),
        Nd4j.getRandom().nodeState());
  }

  private void assertRefusedWithoutChange(
      KuttaTraining training, Class<? extends Exception> kind, String saying) throws IOException {
    List<Object> before = everything(training);
    Exception e = assertThrows(kind, () -> training.load(file));
    assertThat(e).hasMessageThat().contains(saying);
    assertThat(everything(training)).isEqualTo(before);
  }

  static Stream<Arguments> others() {
    return Stream.of(
        other("learning rate", c -> c, optimizer().learningRate(0.2), "learning rate"),
        other(
            "schedule",
            c -> c,
            optimizer().learningRate(LearningRate.cosine(0.1, 100)),
            "learning rate"),
        other("momentum", c -> c, optimizer().momentum(Momentum.heavyBall(0.8)), "momentum"),
        other("method", c -> c, TestRk4.builder().learningRate(0.1), "method"),
        other(
            "L2",
            c -> c.l2(0.2),
            optimizer(),
            "in confs[0].layer.regularization[0].l2 there \"value\" : 0.1"),
        other("dropout", c -> c.dropOut(0.5), optimizer(), "\"p\" : 0.7"),
        other("sum over the batch", c -> c.miniBatch(false), optimizer(), "\"miniBatch\" : true"),
        other("type", c -> c.dataType(DataType.FLOAT), optimizer(), "of type DOUBLE"));
  }

  private static Arguments other(
      String name,
      UnaryOperator<NeuralNetConfiguration.Builder> configured,
      OptimizerBuilder optimizer,
      String saying) {
    return Arguments.of(name, configured, optimizer, saying);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void anotherTrainingIsToldWhatDiffers(
      String name,
      UnaryOperator<NeuralNetConfiguration.Builder> configured,
      OptimizerBuilder optimizer,
      String saying)
      throws IOException {
    KuttaTraining training = training(configured, optimizer);
    train(training);
    assertRefusedWithoutChange(training, IllegalArgumentException.class, saying);
  }

  @Test
  void networkOfOtherShapesIsToldWhichWeightDiffers() throws IOException {
    KuttaTraining training =
        KuttaTraining.install(
            TestNetworks.sequential(configuration(), hidden(6)), optimizer().build());
    assertRefusedWithoutChange(
        training, IllegalArgumentException.class, "there sequential network of 43 parameters");
    KuttaTraining swapped =
        KuttaTraining.install(
            TestNetworks.sequential(configuration(), swapped()), optimizer().build());
    assertRefusedWithoutChange(
        swapped, IllegalArgumentException.class, "there 0_W [4, 5] of order f, here 0_W [4, 5]");
  }

  /** As many parameters, in other weights. */
  private static Layer[] swapped() {
    return new Layer[] {new FrozenLayer(hidden(5)[0])};
  }

  @Test
  void graphDoesNotTakeTheCheckpointOfSequentialNetwork() {
    var graph =
        KuttaTraining.install(TestNetworks.graph(configuration(), hidden(5)), optimizer().build());
    var e = assertThrows(IllegalArgumentException.class, () -> graph.load(file));
    assertThat(e).hasMessageThat().contains("here graph network");
  }

  @Test
  void changesThatAreAskedForAreAccepted() throws IOException {
    KuttaTraining training =
        training(c -> c.l2(0.2), optimizer().learningRate(LearningRate.cosine(0.1, 100)));
    training.load(file, Changes.of(Setting.LEARNING_RATE), NetworkChanges.SETTINGS);
    assertThat(training.optimizer().report().step()).isEqualTo(4);
    assertThat(network(training).getIterationCount()).isEqualTo(4);
    train(training);
    assertThat(training.optimizer().report().step()).isEqualTo(8);
  }

  @Test
  void updatersAndSeedsThatDoNotActMayDiffer() throws IOException {
    KuttaTraining training = training(c -> c.updater(new Adam(0.3)).seed(5), optimizer());
    training.load(file);
    assertThat(training.optimizer().report().step()).isEqualTo(4);
  }

  @Test
  void fileThatWasCutChangesNothing() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    KuttaTraining training = training();
    train(training);
    List<Object> before = everything(training);
    for (int length = 0; length < whole.length; length += length < 200 ? 1 : 97) {
      Files.write(file, Arrays.copyOf(whole, length));
      Exception e = assertThrows(IOException.class, () -> training.load(file));
      assertWithMessage("cut to %s bytes", length)
          .that(e)
          .hasMessageThat()
          .contains("is no checkpoint, cut short or damaged");
      assertWithMessage("cut to %s bytes", length).that(everything(training)).isEqualTo(before);
    }
  }

  @Test
  void bytesThatWereChangedChangeNothing() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    KuttaTraining training = training();
    train(training);
    List<Object> before = everything(training);
    KuttaTraining reference = training();
    reference.load(file);
    List<Object> loaded = everything(reference);
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 150; i++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(damaged.length);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      try {
        training().load(file);
        // Dates and attributes of entries mean nothing: what is loaded is what was saved.
        KuttaTraining accepted = training();
        accepted.load(file);
        assertWithMessage("byte %s", at).that(everything(accepted)).isEqualTo(loaded);
      } catch (IOException | IllegalArgumentException e) {
        refused++;
        assertThrows(e.getClass(), () -> training.load(file));
      }
    }
    assertThat(refused).isAtLeast(100);
    // The generator is shared by all trainings of the thread.
    List<Object> after = everything(training);
    assertThat(after.subList(0, 7)).isEqualTo(before.subList(0, 7));
  }

  /** Rewrites the archive, entry by entry. */
  private void rewrite(UnaryOperator<Map<String, byte[]>> edit) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    var bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : edit.apply(entries).entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    Files.write(file, bytes.toByteArray());
  }

  private static void restate(Map<String, byte[]> entries, String part, String entry) {
    CRC32 crc = new CRC32();
    crc.update(entries.get(entry));
    String text = new String(entries.get("kutta/checkpoint.txt"));
    entries.put(
        "kutta/checkpoint.txt",
        text.replaceAll(part + " length .*", part + " length " + entries.get(entry).length)
            .replaceAll(part + " crc .*", part + " crc " + crc.getValue())
            .getBytes());
  }

  static Stream<Arguments> forgeries() {
    return Stream.of(
        forged(
            "network of another moment",
            "coefficients.bin is not the one that belongs",
            e -> e.get("coefficients.bin")[e.get("coefficients.bin").length - 1] ^= 1),
        forged(
            "optimizer of another moment",
            "kutta/optimizer.bin is not the one that belongs",
            e -> e.get("kutta/optimizer.bin")[60] ^= 1),
        forged(
            "a parameter that is no number",
            "a parameter in it is NaN",
            e -> {
              byte[] bytes = e.get("coefficients.bin");
              ByteBuffer.wrap(bytes).putDouble(bytes.length - 8, Double.NaN);
              restate(e, "coefficients", "coefficients.bin");
            }),
        forged(
            "parameters of another form",
            "its parameters have another form",
            e -> {
              e.get("coefficients.bin")[12] ^= 1;
              restate(e, "coefficients", "coefficients.bin");
            }),
        forged(
            "too many parameters",
            "coefficients.bin is not the one that belongs",
            e -> {
              e.put("coefficients.bin", Arrays.copyOf(e.get("coefficients.bin"), 100_000));
              e.put("kutta/checkpoint.txt", e.get("kutta/checkpoint.txt"));
            }),
        forged("no optimizer", "no entry", e -> e.remove("kutta/optimizer.bin")),
        forged("one entry more", "more entries", e -> e.put("more", new byte[1])),
        forged(
            "endless settings",
            "longer than that of a network such as this",
            e -> {
              e.put("kutta/settings.json", new byte[50_000_000]);
              restate(e, "settings", "kutta/settings.json");
            }),
        forged(
            "endless description",
            "longer than that of a network such as this",
            e -> e.put("kutta/checkpoint.txt", new byte[50_000_000])),
        forged(
            "negative count",
            "for a line `iteration` with a number",
            e ->
                e.put(
                    "kutta/checkpoint.txt",
                    new String(e.get("kutta/checkpoint.txt"))
                        .replaceAll("iteration .*", "iteration -1")
                        .getBytes())),
        forged(
            "another version",
            "for `kutta-dl4j checkpoint 1`",
            e ->
                e.put(
                    "kutta/checkpoint.txt",
                    new String(e.get("kutta/checkpoint.txt"))
                        .replace("checkpoint 1", "checkpoint 2")
                        .getBytes())));
  }

  private interface Forgery {
    void apply(Map<String, byte[]> entries);
  }

  private static Arguments forged(String name, String saying, Forgery forgery) {
    return Arguments.of(
        name,
        saying,
        (UnaryOperator<Map<String, byte[]>>)
            entries -> {
              forgery.apply(entries);
              return entries;
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void forgedCheckpointChangesNothing(
      String name, String saying, UnaryOperator<Map<String, byte[]>> forgery) throws IOException {
    rewrite(forgery);
    KuttaTraining training = training();
    train(training);
    assertRefusedWithoutChange(training, IOException.class, saying);
  }

  @Test
  void archiveThatWasWrittenAnewWithTheSameEntriesIsTheSame() throws IOException {
    rewrite(entries -> entries);
    KuttaTraining training = training();
    training.load(file);
    assertThat(training.optimizer().report().step()).isEqualTo(4);
  }

  @Test
  void missingFileIsNamed() {
    file = folder.resolve("none.zip");
    var e = assertThrows(NoSuchFileException.class, () -> training().load(file));
    assertThat(e).hasMessageThat().contains("none.zip");
  }

  @Test
  void trainingWithoutStepHasNothingToSave() throws IOException {
    byte[] before = Files.readAllBytes(file);
    var e = assertThrows(IllegalStateException.class, () -> training().save(file));
    assertThat(e).hasMessageThat().contains("has made no step");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void lostInstallationNeitherSavesNorLoads() {
    KuttaTraining training = training();
    network(training).clear();
    assertThrows(IllegalStateException.class, () -> training.save(file));
    var e = assertThrows(IllegalStateException.class, () -> training.load(file));
    assertThat(e).hasMessageThat().contains("no longer installed");
  }

  @Test
  void anotherThreadIsRefusedForItsRandomNumbersAreOthers() throws InterruptedException {
    KuttaTraining training = training();
    train(training);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread other =
        new Thread(() -> thrown.set(assertThrows(Exception.class, () -> training.save(file))));
    other.start();
    other.join();
    assertThat(thrown.get()).hasMessageThat().contains("save in the thread that trains");
  }

  @Test
  void listenerCannotLoad() {
    KuttaTraining training = training();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    network(training)
        .setListeners(
            new BaseTrainingListener() {
              @Override
              public void iterationDone(Model model, int iteration, int epoch) {
                thrown.set(assertThrows(IllegalStateException.class, () -> training.load(file)));
              }
            });
    network(training).fit(BATCH);
    assertThat(thrown.get()).hasMessageThat().contains("a listener cannot load");
  }

  @Test
  void savingLeavesTheInstallationInPlace() throws IOException {
    KuttaTraining training = training();
    train(training);
    String before = network(training).getLayerWiseConfigurations().toJson();
    training.save(file);
    assertThat(training.isInstalled()).isTrue();
    assertThat(network(training).getLayerWiseConfigurations().toJson()).isEqualTo(before);
    assertThat(before).contains("KuttaUpdater");
  }
}
