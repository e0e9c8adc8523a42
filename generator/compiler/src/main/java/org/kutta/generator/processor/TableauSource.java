package org.kutta.generator.processor;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * A place in Java source that asks for tableaus.
 *
 * @param packageName of the annotated element, where classes are generated
 * @param element annotated
 * @param annotation one of ours
 * @param value a file's name, or the text of a tableau
 * @param text of {@code value}
 */
record TableauSource(
    String packageName,
    Element element,
    AnnotationMirror annotation,
    AnnotationValue value,
    String text) {}
