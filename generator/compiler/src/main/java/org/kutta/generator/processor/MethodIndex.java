package org.kutta.generator.processor;

import java.util.ArrayList;
import java.util.List;
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
  private final Map<String, Set<String>> methods = new TreeMap<>();
  private final Map<String, List<Element>> elements = new TreeMap<>();

  /** Full names of the indices that were written. */
  private final Set<String> written = new TreeSet<>();

  MethodIndex(SourceOutput output) {
    this.output = output;
  }

  void add(TableauSource source, String method) {
    methods.computeIfAbsent(source.packageName(), name -> new TreeSet<>()).add(method);
    elements.computeIfAbsent(source.packageName(), name -> new ArrayList<>()).add(source.element());
  }

  /** Writes the indices of the methods that were added since the last round. */
  void finishRound(boolean annotate) {
    methods.forEach(
        (packageName, names) ->
            output.write(
                MethodIndexWriter.write(packageName, freshName(packageName), names, annotate),
                elements.get(packageName).stream().distinct().toArray(Element[]::new)));
    methods.clear();
    elements.clear();
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
