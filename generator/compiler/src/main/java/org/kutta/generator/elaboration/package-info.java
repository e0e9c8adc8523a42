/**
 * From syntax to meaning: expressions become exact numbers, tables become tableaus, declarations
 * become methods with claims. What is wrong on the way becomes a diagnostic.
 */
@NullMarked
package org.kutta.generator.elaboration;

import org.jspecify.annotations.NullMarked;
