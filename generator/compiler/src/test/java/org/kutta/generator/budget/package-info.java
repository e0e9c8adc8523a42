@NullMarked
package org.kutta.generator.budget;

import org.jspecify.annotations.NullMarked;
