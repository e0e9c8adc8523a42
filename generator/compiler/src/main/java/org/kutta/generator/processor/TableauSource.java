package org.kutta.generator.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * A place in Java source that asks for tableaus.
 *
 * @param packageName of the annotated element, where classes are generated
 * @param element annotated
 * @param annotation one of ours
 * @param value a file's name, or the text of a tableau
 */
record TableauSource(
    String packageName, Element element, AnnotationMirror annotation, AnnotationValue value) {

  private static final String INLINE = "org.kutta.runtime.InlineTableau";

  /** Returns what the annotations of a type on an element ask for. */
  static List<TableauSource> of(String packageName, Element element, TypeElement type) {
    List<TableauSource> sources = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement().equals(type)) {
        for (AnnotationValue value : mirror.getElementValues().values()) {
          flatten(value)
              .forEach(v -> sources.add(new TableauSource(packageName, element, mirror, v)));
        }
      }
    }
    return sources;
  }

  private static List<AnnotationValue> flatten(AnnotationValue value) {
    if (!(value.getValue() instanceof List<?> list)) {
      return List.of(value);
    }
    return list.stream().map(AnnotationValue.class::cast).toList();
  }

  /** Returns whether the text is a tableau itself, and not the name of a file. */
  boolean isInline() {
    TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
    return type.getQualifiedName().contentEquals(INLINE);
  }

  /** Returns the value: a file's name, or the text of a tableau. */
  String text() {
    return value.getValue().toString();
  }

  /** Returns what diagnostics call the text. */
  String name() {
    return isInline() ? element.toString() : text();
  }

  /** Returns what generated classes call their origin, without the folders of this machine. */
  String origin() {
    return isInline()
        ? "a text block in " + element
        : text().substring(text().lastIndexOf('/') + 1);
  }
}
