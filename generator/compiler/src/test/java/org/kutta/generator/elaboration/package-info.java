@NullMarked
package org.kutta.generator.elaboration;

import org.jspecify.annotations.NullMarked;
