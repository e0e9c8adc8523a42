package org.kutta.runtime.state;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.ParameterBlock;

/**
 * Whether a saved state is one of this optimizer and this model.
 *
 * @param name of the file, for messages
 */
record HeaderComparison(String name, Header saved, Header own) {

  /**
   * Returns the settings that differ, or of which nobody knows.
   *
   * @throws IllegalArgumentException if one of them is not among the changes
   */
  Set<Setting> changed(Changes changes) {
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

  /** Returns whether the same class acts, there and here. */
  boolean isOfOneKind(Setting setting) {
    return kind(saved, setting).equals(kind(own, setting));
  }

  private static String kind(Header header, Setting setting) {
    SettingValue value = bySetting(header).get(setting);
    return value == null ? "" : value.kind();
  }

  /**
   * Checks type, length and weights of the parameters.
   *
   * @throws IllegalArgumentException if they differ
   */
  void requireSameParameters() {
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
}
