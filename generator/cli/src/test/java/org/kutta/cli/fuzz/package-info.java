/** Coverage-guided fuzzing, outside of the default build: {@code mvn -Pfuzz}. */
@NullMarked
package org.kutta.cli.fuzz;

import org.jspecify.annotations.NullMarked;
