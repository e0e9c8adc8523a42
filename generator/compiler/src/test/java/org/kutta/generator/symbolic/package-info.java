@NullMarked
package org.kutta.generator.symbolic;

import org.jspecify.annotations.NullMarked;
