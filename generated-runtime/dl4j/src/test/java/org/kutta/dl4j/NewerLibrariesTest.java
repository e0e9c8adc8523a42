package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.deeplearning4j.earlystopping.saver.LocalFileGraphSaver;
import org.deeplearning4j.earlystopping.saver.LocalFileModelSaver;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.listeners.CheckpointListener;
import org.deeplearning4j.util.CrashReportingUtil;
import org.deeplearning4j.util.DL4JModelValidator;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.common.loader.FileBatch;
import org.nd4j.common.util.ArchiveUtils;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.compression.BasicNDArrayCompressor;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MiniBatchFileDataSetIterator;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.serde.base64.Nd4jBase64;

/**
 * ND4J and DL4J do their work with versions of Apache Commons newer than those they name: each test
 * is a way through one of these libraries. {@link LinkageTest} looks at the rest of the ways.
 */
final class NewerLibrariesTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "commons-codec/commons-codec, org.apache.commons.codec.binary.Base64, 1.13",
    "org.apache.commons/commons-compress, org.apache.commons.compress.utils.IOUtils, 1.26.0",
    "commons-io/commons-io, org.apache.commons.io.IOUtils, 2.14.0",
    "org.apache.commons/commons-lang3, org.apache.commons.lang3.ClassUtils, 3.18.0",
    "commons-net/commons-net, org.apache.commons.net.ftp.FTPClient, 3.9.0",
    "org.threeten/threetenbp, org.threeten.bp.LocalDate, 1.6.9",
  })
  void versionOnTheClassPathIsNoneOfThoseWithAdvisories(
      String artifact, String className, String fixedIn) throws Exception {
    Class<?> library = Class.forName(className);
    var properties = new Properties();
    try (var in = library.getResourceAsStream("/META-INF/maven/" + artifact + "/pom.properties")) {
      properties.load(in);
    }
    assertThat(version(properties.getProperty("version"))).isAtLeast(version(fixedIn));
  }

  private static Runtime.Version version(String text) {
    return Runtime.Version.parse(text.replaceAll("(\\.0)+$", ""));
  }

  @Test
  void gsonIsNotOnTheClassPath() {
    assertThat(getClass().getResource("/com/google/gson/Gson.class")).isNull();
  }

  @Test
  void networkIsSavedAndRestoredWithItsNormalizer() throws IOException {
    var net = network();
    DataSet data = TestNetworks.data(6, 1);
    var normalizer = new NormalizerStandardize();
    normalizer.fit(data);
    File file = file("net.zip");
    ModelSerializer.writeModel(net, file, true);
    ModelSerializer.addNormalizerToModel(file, normalizer);
    var restored = ModelSerializer.restoreMultiLayerNetworkAndNormalizer(file, true);
    assertThat(restored.getFirst().params()).isEqualTo(net.params());
    assertThat(((NormalizerStandardize) restored.getSecond()).getMean())
        .isEqualTo(normalizer.getMean());
    assertThat(DL4JModelValidator.validateMultiLayerNetwork(file).isValid()).isTrue();
  }

  @Test
  void graphIsSavedAndRestoredThroughStreams() throws IOException {
    var graph = graph();
    File file = file("graph.zip");
    try (var out = new FileOutputStream(file)) {
      ModelSerializer.writeModel(graph, out, true);
    }
    try (var in = Files.newInputStream(file.toPath())) {
      assertThat(ModelSerializer.restoreComputationGraph(in, true).params())
          .isEqualTo(graph.params());
    }
    assertThat(DL4JModelValidator.validateComputationGraph(file).isValid()).isTrue();
  }

  @Test
  void configurationsAreWrittenAndReadAsJsonAndYaml() {
    MultiLayerConfiguration net = network().getLayerWiseConfigurations();
    assertThat(MultiLayerConfiguration.fromJson(net.toJson())).isEqualTo(net);
    assertThat(MultiLayerConfiguration.fromYaml(net.toYaml())).isEqualTo(net);
    ComputationGraphConfiguration graph = graph().getConfiguration();
    assertThat(ComputationGraphConfiguration.fromJson(graph.toJson())).isEqualTo(graph);
    assertThat(ComputationGraphConfiguration.fromYaml(graph.toYaml())).isEqualTo(graph);
  }

  @Test
  void earlyStoppingKeepsItsBestModel() throws IOException {
    var net = network();
    var saver = new LocalFileModelSaver(directory.toString(), StandardCharsets.UTF_8);
    saver.saveBestModel(net, 1);
    assertThat(saver.getBestModel().params()).isEqualTo(net.params());
    var graph = graph();
    var graphs = new LocalFileGraphSaver(directory.toString(), StandardCharsets.UTF_8);
    graphs.saveLatestModel(graph, 1);
    assertThat(graphs.getLatestModel().params()).isEqualTo(graph.params());
  }

  @Test
  void checkpointsAreListedAndLoaded() {
    var net = network();
    net.setListeners(
        new CheckpointListener.Builder(directory.toFile()).saveEveryNIterations(1).build());
    net.fit(TestNetworks.data(6, 1));
    net.fit(TestNetworks.data(6, 2));
    File folder = directory.toFile();
    assertThat(CheckpointListener.availableCheckpoints(folder)).isNotEmpty();
    assertThat(CheckpointListener.loadLastCheckpointMLN(folder).numParams())
        .isEqualTo(net.numParams());
  }

  @Test
  void crashReportSpeaksOfTheMachine() throws IOException {
    CrashReportingUtil.crashDumpOutputDirectory(directory.toFile());
    CrashReportingUtil.writeMemoryCrashDump(network(), new OutOfMemoryError("for the test"));
    try (var files = Files.list(directory)) {
      String report = Files.readString(files.findFirst().orElseThrow());
      assertThat(report).contains("for the test");
      assertThat(report).contains("Operating System");
    }
  }

  @Test
  void archivesAreListedAndUnpacked() throws IOException {
    File archive = file("archive.tar.gz");
    byte[] text = "θ ← θ − hg".getBytes(StandardCharsets.UTF_8);
    try (var tar =
        new TarArchiveOutputStream(new GzipCompressorOutputStream(new FileOutputStream(archive)))) {
      tar.putArchiveEntry(new TarArchiveEntry("folder/"));
      tar.closeArchiveEntry();
      var entry = new TarArchiveEntry("folder/step.txt");
      entry.setSize(text.length);
      tar.putArchiveEntry(entry);
      tar.write(text);
      tar.closeArchiveEntry();
    }
    assertThat(ArchiveUtils.tarGzListFiles(archive)).contains("folder/step.txt");
    ArchiveUtils.tarGzExtractSingleFile(archive, file("step.txt"), "folder/step.txt");
    assertThat(Files.readAllBytes(directory.resolve("step.txt"))).isEqualTo(text);
    ArchiveUtils.unzipFileTo(archive.getPath(), directory.resolve("all").toString(), false);
    assertThat(Files.readAllBytes(directory.resolve("all/folder/step.txt"))).isEqualTo(text);
  }

  @Test
  void filesTravelInOneBatch() throws IOException {
    Path a = Files.writeString(directory.resolve("a"), "first");
    Path b = Files.writeString(directory.resolve("b"), "second");
    var batch = FileBatch.forFiles(List.of(a.toFile(), b.toFile()));
    File zip = file("batch.zip");
    batch.writeAsZip(zip);
    var read = FileBatch.readFromZip(zip);
    assertThat(read.getOriginalUris()).isEqualTo(batch.getOriginalUris());
    assertThat(read.getFileBytes().get(0)).isEqualTo(Files.readAllBytes(a));
    assertThat(read.getFileBytes().get(1)).isEqualTo(Files.readAllBytes(b));
  }

  @Test
  void arraysAreWrittenInBase64() throws IOException {
    INDArray array = Nd4j.linspace(DataType.DOUBLE, -1, 0.125, 300).reshape(20, 15);
    assertThat(Nd4jBase64.fromBase64(Nd4jBase64.base64String(array))).isEqualTo(array);
  }

  @Test
  void arraysAreCompressed() {
    INDArray array = Nd4j.linspace(DataType.DOUBLE, -1, 0.125, 300);
    var compressor = BasicNDArrayCompressor.getInstance();
    INDArray compressed = compressor.compress(array.dup(), "GZIP");
    assertThat(compressed.isCompressed()).isTrue();
    assertThat(compressor.decompress(compressed)).isEqualTo(array);
  }

  @Test
  void arraysAreReadFromText() throws IOException {
    INDArray array = Nd4j.linspace(DataType.DOUBLE, -1, 0.125, 12).reshape(4, 3);
    String lines = "-1,-0.875,-0.75\n-0.625,-0.5,-0.375\n-0.25,-0.125,0\n0.125,0.25,0.375\n";
    INDArray read =
        Nd4j.readNumpy(
            DataType.DOUBLE,
            new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
            ",",
            StandardCharsets.UTF_8);
    assertThat(read).isEqualTo(array);
  }

  @Test
  void iteratorOverFilesGivesAllExamples() throws IOException {
    DataSet data = TestNetworks.data(12, 1);
    var iterator = new MiniBatchFileDataSetIterator(data, 4, false, directory.toFile());
    int examples = 0;
    while (iterator.hasNext()) {
      examples += iterator.next().numExamples();
    }
    assertThat(examples).isEqualTo(12);
  }

  private static MultiLayerNetwork network() {
    return TestNetworks.sequential(
        TestNetworks.configuration().dropOut(new Dropout(0.5)), TestNetworks.dense(5));
  }

  private static ComputationGraph graph() {
    return TestNetworks.graph(TestNetworks.configuration(), TestNetworks.dense(5));
  }

  private File file(String name) {
    return directory.resolve(name).toFile();
  }
}
