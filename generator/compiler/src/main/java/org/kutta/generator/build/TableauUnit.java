package org.kutta.generator.build;

import org.kutta.grammar.source.SourceText;

/**
 * A text of which classes are generated.
 *
 * @param text of one or more methods
 * @param origin what generated classes call it: the name of a file, without the folders of this
 *     machine
 * @param packageName of the classes
 */
public record TableauUnit(SourceText text, String origin, String packageName) {}
