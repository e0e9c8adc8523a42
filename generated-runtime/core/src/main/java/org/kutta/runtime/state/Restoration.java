package org.kutta.runtime.state;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.ParameterBlock;

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
    Set<Setting> changed = changed(name, saved, own, changes);
    requireSameParameters(name, saved, own);
    Set<String> afresh = new HashSet<>();
    for (Setting setting : changed) {
      String scope = setting.scope();
      boolean goesOn =
          kind(saved, setting).equals(kind(own, setting))
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

  private static Set<Setting> changed(String name, Header saved, Header own, Changes changes) {
    Map<Setting, SettingValue> there = bySetting(saved);
    Map<Setting, SettingValue> here = bySetting(own);
    Set<Setting> changed = new HashSet<>();
    List<String> refused = new ArrayList<>();
    boolean differs = false;
    List<String> names = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      SettingValue before = there.get(setting);
      SettingValue now = here.get(setting);
      boolean same = Objects.equals(before, now);
      if (same && (now == null || now.isComparable())) {
        continue;
      }
      changed.add(setting);
      if (!changes.allow(setting)) {
        differs |= !same;
        refused.add(
            same
                ? "  %s: %s, so nobody knows whether it is the saved one"
                    .formatted(setting, words(now))
                : "  %s: saved %s, here %s".formatted(setting, words(before), words(now)));
        names.add('"' + setting.toString() + '"');
      }
    }
    if (!refused.isEmpty()) {
      throw new IllegalArgumentException(
          "%s %s:\n%s\nif you want to go on like this, restore with Changes.of(%s)"
              .formatted(
                  name,
                  differs
                      ? "was saved by another optimizer"
                      : "cannot be compared with this optimizer",
                  String.join("\n", refused),
                  String.join(", ", names)));
    }
    return changed;
  }

  private static String words(@Nullable SettingValue value) {
    if (value == null) {
      return "none";
    }
    return Printable.of(value.description());
  }

  private static Map<Setting, SettingValue> bySetting(Header header) {
    Map<Setting, SettingValue> map = new EnumMap<>(Setting.class);
    header.settings().forEach(value -> map.put(value.setting(), value));
    return map;
  }

  private static String kind(Header header, Setting setting) {
    SettingValue value = bySetting(header).get(setting);
    return value == null ? "" : value.kind();
  }

  private static void requireSameParameters(String name, Header saved, Header own) {
    if (saved.type() != own.type() || saved.length() != own.length()) {
      throw new IllegalArgumentException(
          "%s was saved for %s [%d] but the parameters are %s [%d]"
              .formatted(name, saved.type(), saved.length(), own.type(), own.length()));
    }
    for (int i = 0; i < Math.max(saved.blocks().size(), own.blocks().size()); i++) {
      String there = block(saved, i);
      String here = block(own, i);
      if (!there.equals(here)) {
        throw new IllegalArgumentException(
            "%s was saved for other parameters: block %d is saved as %s, here it is %s"
                .formatted(name, i + 1, Printable.of(there), here));
      }
    }
  }

  private static String block(Header header, int i) {
    if (i >= header.blocks().size()) {
      return "none";
    }
    ParameterBlock block = header.blocks().get(i);
    return "%s %s%s%s at %d"
        .formatted(
            block.name(),
            block.shape(),
            block.order() == 'f' ? " in order f" : "",
            block.trained() ? "" : " not trained",
            block.offset());
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
