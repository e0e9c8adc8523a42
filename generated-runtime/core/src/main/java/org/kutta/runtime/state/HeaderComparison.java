package org.kutta.runtime.state;

import static java.util.stream.Collectors.joining;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.vector.ParameterBlock;

/**
 * Whether a saved state is one of this optimizer and this model.
 *
 * @param name of the file, for messages
 */
record HeaderComparison(String name, Header saved, Header own) {

  /**
   * Returns the settings that differ, or of which no one knows.
   *
   * @throws IllegalArgumentException if one of them is not among the changes
   */
  Set<Setting> changed(Changes changes) {
    EnumSet<Setting> changed = EnumSet.noneOf(Setting.class);
    EnumSet<Setting> refused = EnumSet.noneOf(Setting.class);
    for (Setting setting : Setting.values()) {
      if (!isSame(setting) || !isComparable(setting)) {
        changed.add(setting);
        if (!changes.allow(setting)) {
          refused.add(setting);
        }
      }
    }
    if (!refused.isEmpty()) {
      throw new IllegalArgumentException(refusal(refused));
    }
    return changed;
  }

  private boolean isSame(Setting setting) {
    return Objects.equals(value(saved, setting), value(own, setting));
  }

  private boolean isComparable(Setting setting) {
    SettingValue value = value(own, setting);
    return value == null || value.isComparable();
  }

  private String refusal(Set<Setting> refused) {
    boolean differs = refused.stream().anyMatch(setting -> !isSame(setting));
    String what =
        differs ? "was saved by another optimizer" : "cannot be compared with this optimizer";
    String lines =
        refused.stream().map(setting -> "  " + difference(setting)).collect(joining("\n"));
    String names =
        refused.stream().map(setting -> '"' + setting.toString() + '"').collect(joining(", "));
    return "%s %s:\n%s\nif you want to go on like this, restore with Changes.of(%s)"
        .formatted(name, what, lines, names);
  }

  private String difference(Setting setting) {
    String here = description(own, setting);
    if (isSame(setting)) {
      return "%s: %s, so no one knows whether it is the saved one".formatted(setting, here);
    }
    String there = description(saved, setting);
    return there.equals(here)
        ? "%s: saved %s of %s, here of %s"
            .formatted(setting, here, Printable.of(kind(saved, setting)), kind(own, setting))
        : "%s: saved %s, here %s".formatted(setting, there, here);
  }

  private static String description(Header header, Setting setting) {
    SettingValue value = value(header, setting);
    return value == null ? "none" : Printable.of(value.description());
  }

  private static @Nullable SettingValue value(Header header, Setting setting) {
    return header.settings().stream()
        .filter(value -> value.setting() == setting)
        .findFirst()
        .orElse(null);
  }

  /** Returns whether the same class acts, there and here. */
  boolean isOfOneKind(Setting setting) {
    return kind(saved, setting).equals(kind(own, setting));
  }

  private static String kind(Header header, Setting setting) {
    SettingValue value = value(header, setting);
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
