package org.kutta.runtime.state;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The comparison of a saved state with one that has made no step, and the way from the one to the
 * other. Whatever differs is refused, unless it is among the changes; the state that is filled is
 * not in use before all of that has succeeded.
 */
final class Restoration {

  private final String name;
  private final Header saved;
  private final State state;

  /** Scopes of changed settings whose ingredients cannot go on with what is saved. */
  private final Set<String> startingAfresh;

  private Restoration(String name, Header saved, State state, Set<String> startingAfresh) {
    this.name = name;
    this.saved = saved;
    this.state = state;
    this.startingAfresh = startingAfresh;
  }

  /**
   * Compares headers, and takes the numbers over.
   *
   * @param name of the file, for messages
   * @throws IllegalArgumentException if the saved state is of another optimizer
   * @throws IOException if it is of this one, but such that no step could have left it
   */
  static Restoration plan(String name, Header saved, Header own, State state, Changes changes)
      throws IOException {
    HeaderComparison comparison = new HeaderComparison(name, saved, own);
    Set<Setting> changed = comparison.changed(changes);
    comparison.requireSameParameters();
    Set<String> afresh = new HashSet<>();
    for (Setting setting : changed) {
      String scope = setting.scope();
      boolean goesOn =
          comparison.isOfOneKind(setting)
              && inScope(saved.numbers(), scope)
                  .keySet()
                  .equals(inScope(own.numbers(), scope).keySet())
              && lengths(saved, scope).equals(lengths(own, scope));
      if (!goesOn) {
        afresh.add(scope);
      }
    }
    Restoration restoration = new Restoration(name, saved, state, afresh);
    restoration.requireSameNames(own);
    restoration.takeNumbers();
    restoration.requirePresence();
    return restoration;
  }

  private static String scopeOf(String name) {
    int end = name.indexOf('/');
    return end < 0 ? "" : name.substring(0, end);
  }

  private static <T> Map<String, T> inScope(Map<String, T> all, String scope) {
    Map<String, T> part = new LinkedHashMap<>();
    all.forEach(
        (name, value) -> {
          if (scopeOf(name).equals(scope)) {
            part.put(name, value);
          }
        });
    return part;
  }

  private static Map<String, Long> lengths(Header header, String scope) {
    return inScope(header.vectors(), scope).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().length()));
  }

  private boolean goesOn(String entry) {
    return !startingAfresh.contains(scopeOf(entry));
  }

  private void requireSameNames(Header own) throws IOException {
    requireSameNames("number", saved.numbers().keySet(), own.numbers().keySet());
    requireSameNames("vector", saved.vectors().keySet(), own.vectors().keySet());
    for (Map.Entry<String, Header.VectorForm> vector : saved.vectors().entrySet()) {
      Header.VectorForm expected = own.vectors().get(vector.getKey());
      long length = vector.getValue().length();
      if (length < 0) {
        throw new IOException(
            "%s is damaged: %s has the impossible length %d"
                .formatted(name, Printable.of(vector.getKey()), length));
      }
      if (goesOn(vector.getKey()) && expected != null && expected.length() != length) {
        throw new IOException(
            "%s does not fit: %s has %d entries but must have %d"
                .formatted(name, vector.getKey(), length, expected.length()));
      }
    }
  }

  private void requireSameNames(String what, Set<String> there, Set<String> here)
      throws IOException {
    for (String entry : there) {
      if (goesOn(entry) && !here.contains(entry)) {
        throw new IOException(
            "%s does not fit: it has the unknown %s %s".formatted(name, what, Printable.of(entry)));
      }
    }
    for (String entry : here) {
      if (goesOn(entry) && !there.contains(entry)) {
        throw new IOException("%s does not fit: it lacks the %s %s".formatted(name, what, entry));
      }
    }
  }

  private void takeNumbers() throws IOException {
    for (Map.Entry<String, Double> number : saved.numbers().entrySet()) {
      StateScalar scalar = state.savedNumbers().get(number.getKey());
      if (!goesOn(number.getKey()) || scalar == null) {
        continue;
      }
      if (!scalar.allows(number.getValue())) {
        throw new IOException(
            "%s does not fit: %s is %s but must be %s"
                .formatted(name, number.getKey(), number.getValue(), scalar.range()));
      }
      scalar.restore(number.getValue());
    }
  }

  /** Vectors that count only sometimes must be there if, and only if, their number says so. */
  private void requirePresence() throws IOException {
    for (Map.Entry<String, SavedVector> vector : state.savedVectors().entrySet()) {
      Header.VectorForm form = saved.vectors().get(vector.getKey());
      if (goesOn(vector.getKey())
          && form != null
          && form.isPresent() != vector.getValue().isPresent()) {
        throw new IOException(
            "%s does not fit: %s must %sbe there"
                .formatted(name, vector.getKey(), form.isPresent() ? "not " : ""));
      }
    }
  }

  /** Returns the bytes of all entries. */
  long bytes() throws IOException {
    long bytes = 0;
    try {
      for (Header.VectorForm form : saved.vectors().values()) {
        if (form.isPresent()) {
          bytes = Math.addExact(bytes, Math.multiplyExact(form.length(), (long) saved.width()));
        }
      }
      // No file is so long; and what is added to it must not overflow either.
      return Math.addExact(bytes, Long.MAX_VALUE / 2) - Long.MAX_VALUE / 2;
    } catch (ArithmeticException e) {
      throw new IOException(name + " is damaged: its vectors are too long", e);
    }
  }

  /** Fills the vectors. */
  void read(DataInputStream in) throws IOException {
    VectorEntries entries = new VectorEntries();
    for (Map.Entry<String, Header.VectorForm> vector : saved.vectors().entrySet()) {
      Header.VectorForm form = vector.getValue();
      SavedVector target = state.savedVectors().get(vector.getKey());
      if (!form.isPresent()) {
        continue;
      }
      if (goesOn(vector.getKey()) && target != null) {
        entries.read(target.content(), in);
      } else {
        bytes();
        entries.skip(form.length() * saved.width(), in);
      }
    }
  }

  /** Checks the entries, once a checksum says that they are those that were written. */
  void requireRanges() throws IOException {
    for (Map.Entry<String, SavedVector> vector : state.savedVectors().entrySet()) {
      SavedVector filled = vector.getValue();
      if (goesOn(vector.getKey()) && filled.isPresent()) {
        long place = VectorEntries.firstOutside(filled.content(), filled.range());
        if (place >= 0) {
          throw new IOException(
              "%s does not fit: entry %d of %s is not %s"
                  .formatted(name, place, vector.getKey(), filled.range()));
        }
      }
    }
  }
}
