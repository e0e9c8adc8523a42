package org.kutta.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kutta.console.UsageException;
import org.kutta.grammar.NearestName;
import org.kutta.runtime.RungeKuttaMethod;

/** Finds the optimizers that the user names. */
final class Contenders {

  private final Map<String, RungeKuttaMethod> methods =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Contenders(List<RungeKuttaMethod> methods) {
    methods.forEach(method -> this.methods.put(method.name(), method));
  }

  /** Returns the contenders in the order of their names, each once, then the references. */
  List<Contender> choose(List<String> names, LearningRates rates, boolean references)
      throws UsageException {
    List<Contender> chosen = new ArrayList<>();
    Set<String> options = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : names) {
      Contender contender = contender(name.strip(), rates);
      if (options.add(contender.option())) {
        chosen.add(contender);
      }
    }
    if (references) {
      for (Contender.Updater updater : Contender.Updater.values()) {
        options.add(updater.option());
        chosen.add(new Contender.Reference(updater, rates.of(updater)));
      }
    }
    checkAllTrained(rates.names(), options);
    return List.copyOf(chosen);
  }

  private Contender contender(String name, LearningRates rates) throws UsageException {
    if (name.equalsIgnoreCase(Contender.Recommended.NAME)) {
      return new Contender.Recommended(rates.ofRecommended());
    }
    RungeKuttaMethod method = find(name);
    return new Contender.Generated(method, rates.of(method.facts()));
  }

  private RungeKuttaMethod find(String name) throws UsageException {
    RungeKuttaMethod method = methods.get(name);
    if (method != null) {
      return method;
    }
    String list =
        "`kutta train --list-methods` lists the %d that there are".formatted(names().size());
    throw new UsageException(
        "--method: no generated method is named `" + name + "`",
        NearestName.of(name, names())
            .map(near -> "did you mean `" + near + "`? " + list)
            .orElse(list));
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>(methods.keySet());
    names.add(Contender.Recommended.NAME);
    return names;
  }

  private void checkAllTrained(Set<String> named, Set<String> trained) throws UsageException {
    for (String name : named) {
      if (!trained.contains(name)) {
        throw new UsageException(
            "--learning-rate: no optimizer named `" + name + "` is trained",
            names().stream()
                .filter(name::equalsIgnoreCase)
                .findAny()
                .map(known -> "add --method " + known)
                .orElse("trained are " + String.join(", ", trained)));
      }
    }
  }
}
