package org.kutta.grammar;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.grammar.source.Position;
import org.kutta.grammar.source.Span;

/** Prints a syntax tree, one node a line, with spans. Works on records, so it forgets nothing. */
final class TreeDump {
  private final StringBuilder out = new StringBuilder();

  private TreeDump() {}

  static String of(Record root) {
    TreeDump dump = new TreeDump();
    dump.node("", root, 0);
    return dump.out.toString();
  }

  private void node(String role, Record node, int depth) {
    StringBuilder line = new StringBuilder(role).append(node.getClass().getSimpleName());
    List<RecordComponent> children = new ArrayList<>();
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      Object value = value(component, node);
      if (value instanceof Record || value instanceof List || value instanceof Optional) {
        children.add(component);
      } else {
        line.append(' ').append(component.getName()).append('=').append(value);
      }
    }
    out.append("  ".repeat(depth)).append(line);
    children.stream().filter(c -> c.getType() == Span.class).forEach(c -> span(c, node));
    out.append('\n');
    children.stream()
        .filter(c -> c.getType() != Span.class)
        .forEach(c -> child(c.getName(), value(c, node), depth + 1));
  }

  private void span(RecordComponent component, Record node) {
    Span span = (Span) value(component, node);
    Position from = span.startPosition();
    Position to = span.endPosition();
    String name = component.getName().equals("span") ? "" : component.getName() + "=";
    out.append(String.format(" %s[%d:%d", name, from.line(), from.column()))
        .append(String.format("-%d:%d]", to.line(), to.column()));
  }

  private void child(String role, Object value, int depth) {
    if (value instanceof List<?> list) {
      list.forEach(item -> node(role + ": ", (Record) item, depth));
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(item -> node(role + ": ", (Record) item, depth));
    } else {
      node(role + ": ", (Record) value, depth);
    }
  }

  private static Object value(RecordComponent component, Record node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
