@NullMarked
package org.kutta.generator.construction;

import org.jspecify.annotations.NullMarked;
