package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.dl4j.Resumption.Recipe;
import org.kutta.dl4j.Resumption.Stop;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.adapter.MultiDataSetIteratorAdapter;
import org.nd4j.linalg.factory.Nd4j;

/** A training that is saved and loaded is the one that was never interrupted, bit for bit. */
final class ResumedTrainingTest {

  private static final int ITERATIONS = Resumption.EPOCHS * Resumption.BATCHES;

  @TempDir private Path folder;

  static Stream<Arguments> trainings() {
    List<Arguments> all = new ArrayList<>();
    for (Recipe recipe : Recipe.values()) {
      all.add(Arguments.of(recipe, false, true));
      all.add(Arguments.of(recipe, true, true));
    }
    // Without dropout each batch is one function: stages are known only by its identity.
    all.add(Arguments.of(Recipe.IMPLICIT, false, false));
    return all.stream();
  }

  private Path file(int iteration) {
    return folder.resolve("after-" + iteration + ".zip");
  }

  private static List<String> uninterrupted(boolean graph, Recipe recipe, boolean dropout) {
    Resumption whole = Resumption.of(graph, recipe, dropout);
    Nd4j.getRandom().setSeed(3);
    whole.finish();
    return whole.result();
  }

  @ParameterizedTest(name = "{0}, graph {1}, dropout {2}")
  @MethodSource("trainings")
  void savedAfterAnyIterationItResumesToTheSameBits(Recipe recipe, boolean graph, boolean dropout)
      throws IOException {
    List<String> expected = uninterrupted(graph, recipe, dropout);
    Resumption saving = Resumption.of(graph, recipe, dropout);
    saving.listen(iteration -> saving.training().save(file(iteration)));
    Nd4j.getRandom().setSeed(3);
    saving.finish();
    assertWithMessage("with saving").that(saving.result()).isEqualTo(expected);

    for (int i = 1; i <= ITERATIONS; i++) {
      Resumption resumed = Resumption.of(graph, recipe, dropout);
      Nd4j.getRandom().setSeed(99);
      resumed.load(file(i));
      resumed.finish();
      assertWithMessage("resumed after iteration %s", i).that(resumed.result()).isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "{0}, graph {1}, dropout {2}")
  @MethodSource("trainings")
  void stoppedAndResumedAfterEveryIterationItIsTheSame(
      Recipe recipe, boolean graph, boolean dropout) throws IOException {
    List<String> expected = uninterrupted(graph, recipe, dropout);
    Path file = file(0);
    Nd4j.getRandom().setSeed(3);
    for (int i = 1; i < ITERATIONS; i++) {
      Resumption part = Resumption.of(graph, recipe, dropout);
      if (i > 1) {
        Nd4j.getRandom().setSeed(99 + i);
        part.load(file);
      } else {
        Nd4j.getRandom().setSeed(3);
      }
      part.listen(
          iteration -> {
            part.training().save(file);
            throw new Stop();
          });
      assertThrows(Stop.class, part::finish);
    }
    Resumption last = Resumption.of(graph, recipe, dropout);
    last.load(file);
    assertThat(last.training().batchesIntoEpoch()).isEqualTo(Resumption.BATCHES - 1);
    last.finish();
    assertThat(last.result()).isEqualTo(expected);
  }

  @Test
  void savedAsAnEpochEndsOrBetweenEpochsItResumesWithTheNext() throws IOException {
    List<String> expected = uninterrupted(false, Recipe.ADAM, true);
    Resumption saving = Resumption.of(false, Recipe.ADAM, true);
    saving
        .network()
        .setListeners(
            new BaseTrainingListener() {
              @Override
              public void onEpochEnd(Model model) {
                try {
                  saving.training().save(file(StepPerIteration.getEpochCount(saving.network())));
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              }
            });
    Nd4j.getRandom().setSeed(3);
    saving.finish();
    for (int epoch = 0; epoch < Resumption.EPOCHS; epoch++) {
      Resumption resumed = Resumption.of(false, Recipe.ADAM, true);
      resumed.load(file(epoch));
      resumed.finish();
      assertWithMessage("epoch %s", epoch).that(resumed.result()).isEqualTo(expected);
    }

    Resumption first = Resumption.of(false, Recipe.ADAM, true);
    DataSet[] batches = {
      TestNetworks.data(6, 100), TestNetworks.data(6, 101), TestNetworks.data(4, 102)
    };
    Nd4j.getRandom().setSeed(3);
    ((MultiLayerNetwork) first.network()).fit(TestNetworks.iterator(batches), 1);
    first.training().save(file(7));
    Resumption second = Resumption.of(false, Recipe.ADAM, true);
    second.load(file(7));
    assertThat(second.training().batchesIntoEpoch()).isEqualTo(0);
    second.finish();
    assertThat(second.result()).isEqualTo(expected);
  }

  @Test
  void batchesOfSeveralInputsArePassedOverToo() throws IOException {
    List<String> expected = uninterrupted(true, Recipe.ADAM, true);
    Resumption saving = Resumption.of(true, Recipe.ADAM, true);
    saving.listen(
        iteration -> {
          saving.training().save(file(iteration));
          if (iteration == 5) {
            throw new Stop();
          }
        });
    Nd4j.getRandom().setSeed(3);
    assertThrows(Stop.class, saving::finish);
    Resumption resumed = Resumption.of(true, Recipe.ADAM, true);
    resumed.load(file(5));
    DataSet[] batches = {
      TestNetworks.data(6, 100), TestNetworks.data(6, 101), TestNetworks.data(4, 102)
    };
    ((ComputationGraph) resumed.network())
        .fit(
            resumed
                .training()
                .remaining(new MultiDataSetIteratorAdapter(TestNetworks.iterator(batches))),
            1);
    assertThat(resumed.result()).isEqualTo(expected);
  }

  @Test
  void trainingThatIsLoadedGoesBackToWhereItWas() throws IOException {
    Resumption training = Resumption.of(false, Recipe.MOMENTUM, true);
    training.listen(
        iteration -> {
          if (iteration == 4) {
            training.training().save(file(4));
          }
        });
    training.finish();
    List<String> expected = training.result();
    training.load(file(4));
    assertThat(training.network().score())
        .isEqualTo(training.training().optimizer().report().loss());
    training.finish();
    assertThat(training.result()).isEqualTo(expected);
  }

  @Test
  void functionsOfTheSavedTrainingDoNotComeAgain() throws IOException {
    Resumption saving = Resumption.of(false, Recipe.IMPLICIT, false);
    saving.listen(
        iteration -> {
          saving.training().save(file(1));
          throw new Stop();
        });
    assertThrows(Stop.class, saving::finish);
    long last = saving.training().objective().functionIdentity();
    Resumption resumed = Resumption.of(false, Recipe.IMPLICIT, false);
    resumed.load(file(1));
    resumed.training().objective().setBatch(TestNetworks.data(5, 1));
    assertThat(resumed.training().objective().functionIdentity()).isGreaterThan(last);
  }

  static Stream<Arguments> kinds() {
    return Stream.of(Arguments.of(false, Recipe.MOMENTUM), Arguments.of(true, Recipe.IMPLICIT));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void anotherProcessResumesToTheSameBits(boolean graph, Recipe recipe)
      throws IOException, InterruptedException {
    List<String> expected = uninterrupted(graph, recipe, true);
    Resumption saving = Resumption.of(graph, recipe, true);
    saving.listen(
        iteration -> {
          saving.training().save(file(5));
          if (iteration == 5) {
            throw new Stop();
          }
        });
    Nd4j.getRandom().setSeed(3);
    assertThrows(Stop.class, saving::finish);
    List<String> found =
        output(
            System.getProperty("java.class.path"),
            Resumption.class.getName(),
            Boolean.toString(graph),
            recipe.name(),
            file(5).toString());
    assertThat(found).isEqualTo(expected);
  }

  /** Runs a class in another JVM; returns what it prints. */
  static List<String> output(String classPath, String main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-cp", classPath, main));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertWithMessage("exit code of %s", main).that(process.waitFor()).isEqualTo(0);
    return printed.lines().toList();
  }

  @Test
  void dl4jOpensTheCheckpointWithoutKutta() throws IOException, InterruptedException {
    Resumption saving = Resumption.of(false, Recipe.ADAM, true);
    saving.finish();
    saving.training().save(file(9));
    String withoutKutta =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                entry ->
                    !entry.contains("kutta-")
                        && !entry.matches(".*(core|dl4j|files).target.classes.?"))
            .reduce((a, b) -> a + File.pathSeparator + b)
            .orElseThrow();
    List<String> found = output(withoutKutta, OpenedByDl4j.class.getName(), file(9).toString());
    List<String> expected = new ArrayList<>();
    expected.add("kutta is not here");
    expected.add("iteration 6 epoch 2");
    expected.add("Sgd(learningRate=0.1, learningRateSchedule=null)");
    for (double parameter : TestNetworks.copy(saving.network().params())) {
      expected.add(Double.toHexString(parameter));
    }
    assertThat(found).isEqualTo(expected);
  }
}
