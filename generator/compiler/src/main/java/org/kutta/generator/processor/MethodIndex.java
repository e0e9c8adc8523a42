package org.kutta.generator.processor;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import org.kutta.generator.emit.MethodIndexWriter;

/** The indices by which generated methods are found at run time, one for a package and round. */
final class MethodIndex {

  private static final String NAME = "GeneratedMethods";

  private final SourceOutput output;
  private final Map<String, Entries> packages = new TreeMap<>();

  /** Full names of the indices that were written. */
  private final Set<String> written = new TreeSet<>();

  /** The methods of a package, and the elements that asked for them. */
  private record Entries(Set<String> methods, Set<Element> elements) {}

  MethodIndex(SourceOutput output) {
    this.output = output;
  }

  void add(TableauSource source, String method) {
    Entries entries =
        packages.computeIfAbsent(
            source.packageName(), name -> new Entries(new TreeSet<>(), new LinkedHashSet<>()));
    entries.methods().add(method);
    entries.elements().add(source.element());
  }

  /** Writes the indices of the methods that were added since the last round. */
  void finishRound(boolean annotate) {
    packages.forEach(
        (packageName, entries) ->
            output.write(
                MethodIndexWriter.write(
                    packageName, freshName(packageName), entries.methods(), annotate),
                entries.elements().toArray(Element[]::new)));
    packages.clear();
  }

  private String freshName(String packageName) {
    String prefix = packageName.isEmpty() ? "" : packageName + ".";
    String name = NAME;
    for (int k = 2; !written.add(prefix + name); k++) {
      name = NAME + k;
    }
    return name;
  }

  /** Writes the file by which the service loader finds the indices. */
  void writeService() {
    if (!written.isEmpty()) {
      output.writeResource(
          "META-INF/services/" + MethodIndexWriter.service(), String.join("\n", written) + "\n");
    }
  }
}
