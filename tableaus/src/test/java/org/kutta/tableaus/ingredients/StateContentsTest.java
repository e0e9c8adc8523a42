package org.kutta.tableaus.ingredients;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.Preconditioner;
import org.kutta.runtime.rate.LearningRate;
import org.kutta.runtime.rate.RatePolicy;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What the state of each composition holds, by name; {@code -Dgolden.update=true} rewrites the
 * list. Read from saved states by the documented format alone.
 */
class StateContentsTest {

  private static final Path GOLDEN = Path.of("src/test/resources/org/kutta/tableaus/states.txt");

  private record Contents(Set<String> kinds, List<String> names) {

    static Contents of(byte[] state) throws IOException {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(state));
      in.skipNBytes(12);
      Set<String> kinds = new TreeSet<>();
      for (int count = in.readInt(); count > 0; count--) {
        text(in);
        kinds.add(text(in));
        text(in);
      }
      text(in);
      in.skipNBytes(8);
      for (int count = in.readInt(); count > 0; count--) {
        text(in);
        in.skipNBytes(8);
        in.skipNBytes(8L * in.readInt() + 2);
      }
      List<String> names = new ArrayList<>();
      for (int count = in.readInt(); count > 0; count--) {
        names.add("number " + text(in));
        in.skipNBytes(8);
      }
      for (int count = in.readInt(); count > 0; count--) {
        names.add("vector " + text(in) + " " + in.readLong());
        in.skipNBytes(1);
      }
      return new Contents(kinds, names);
    }

    private static String text(DataInputStream in) throws IOException {
      return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
  }

  private static byte[] saved(Composition composition) {
    RungeKuttaOptimizer optimizer = composition.build();
    optimizer.step(new Ripples(DataType.DOUBLE));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      optimizer.save(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Test
  void eachCompositionHoldsWhatTheListSays() throws IOException {
    List<String> common = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (Composition composition : ResumedRunTest.compositions()) {
      List<String> names = Contents.of(saved(composition)).names();
      if (common.isEmpty()) {
        common.addAll(names);
        lines.add("each");
        common.forEach(name -> lines.add("  " + name));
      }
      assertThat(names).containsAtLeastElementsIn(common);
      lines.add(composition.name());
      names.stream().filter(name -> !common.contains(name)).forEach(name -> lines.add("  " + name));
    }
    String found = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN, found);
    }
    assertThat(found).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void everyIngredientOfTheRuntimeIsInSomeComposition() throws IOException {
    Set<String> composed = new HashSet<>();
    for (Composition composition : ResumedRunTest.compositions()) {
      composed.addAll(Contents.of(saved(composition)).kinds());
    }
    List<Class<?>> ingredients = ingredients();
    assertThat(ingredients.size()).isAtLeast(12);
    for (Class<?> ingredient : ingredients) {
      assertWithMessage("compositions with").that(composed).contains(ingredient.getName());
    }
  }

  /**
   * Returns the rates, preconditioners, kinds of momentum and hand-written methods of the runtime.
   */
  private static List<Class<?>> ingredients() throws IOException {
    Path classes =
        Path.of(
            RungeKuttaOptimizer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    List<Class<?>> found = new ArrayList<>();
    if (Files.isDirectory(classes)) {
      try (Stream<Path> files = Files.walk(classes)) {
        files.map(classes::relativize).forEach(file -> addIngredient(file.toString(), found));
      }
    } else {
      try (java.util.jar.JarFile jar = new java.util.jar.JarFile(classes.toFile())) {
        jar.stream().forEach(entry -> addIngredient(entry.getName(), found));
      }
    }
    return found;
  }

  private static void addIngredient(String file, List<Class<?>> found) {
    if (!file.endsWith(".class") || file.contains("module-info") || file.contains("package-info")) {
      return;
    }
    String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    Class<?> type;
    try {
      type = Class.forName(name, false, StateContentsTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    boolean isIngredient =
        RatePolicy.class.isAssignableFrom(type)
            || Momentum.class.isAssignableFrom(type)
            || Preconditioner.class.isAssignableFrom(type)
            || Method.class.isAssignableFrom(type);
    // A learning rate of step and epoch alone remembers nothing.
    isIngredient &= !LearningRate.class.isAssignableFrom(type);
    if (isIngredient && !type.isInterface() && !Modifier.isAbstract(type.getModifiers())) {
      found.add(type);
    }
  }
}
