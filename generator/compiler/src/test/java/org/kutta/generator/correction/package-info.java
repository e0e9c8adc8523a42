@NullMarked
package org.kutta.generator.correction;

import org.jspecify.annotations.NullMarked;
