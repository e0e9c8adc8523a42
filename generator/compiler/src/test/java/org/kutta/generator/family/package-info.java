@NullMarked
package org.kutta.generator.family;

import org.jspecify.annotations.NullMarked;
