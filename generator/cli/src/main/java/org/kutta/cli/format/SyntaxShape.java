package org.kutta.cli.format;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.SourceFile;

/**
 * What a file says, wherever it says it: its syntax tree without the spans.
 *
 * <p>Design note: nodes are records, so their components are walked by reflection. A visitor would
 * be longer than the formatter, and could forget a component that is added later.
 */
final class SyntaxShape {

  private SyntaxShape() {}

  /** Returns nested lists that are equal if and only if the trees are, except for spans. */
  static Object of(SourceFile file) {
    return shape(file);
  }

  private static Object shape(Object node) {
    if (node instanceof Record record) {
      return components(record);
    }
    if (node instanceof List<?> list) {
      return list.stream().map(SyntaxShape::shape).toList();
    }
    if (node instanceof Optional<?> optional) {
      return optional.map(SyntaxShape::shape).stream().toList();
    }
    return node;
  }

  private static Object components(Record node) {
    List<Object> components = new ArrayList<>(List.of(node.getClass()));
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      if (component.getType() != Span.class) {
        components.add(shape(valueOf(component, node)));
      }
    }
    return components;
  }

  private static Object valueOf(RecordComponent component, Record node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("accessors of public records do not fail", e);
    }
  }
}
