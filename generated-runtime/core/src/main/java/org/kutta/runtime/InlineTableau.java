package org.kutta.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Compiles the tableau in a text block: each method in it becomes an optimizer class in the package
 * of the annotated element.
 *
 * <pre>{@code
 * @InlineTableau("""
 *     method MyRalston {
 *         order 2
 *         0   |
 *         2/3 | 2/3
 *         ----+---------
 *             | 1/4, 3/4
 *     }
 *     """)
 * final class Training { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.PACKAGE, ElementType.TYPE})
public @interface InlineTableau {

  /** Holds one or more methods in the tableau language. */
  String value();
}
