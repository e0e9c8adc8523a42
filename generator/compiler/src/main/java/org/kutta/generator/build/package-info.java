/**
 * Builds packages of classes from the texts of many tableaus: what the annotation processor, the
 * command line and other tools share.
 */
@NullMarked
package org.kutta.generator.build;

import org.jspecify.annotations.NullMarked;
