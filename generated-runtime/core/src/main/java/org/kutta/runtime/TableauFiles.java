package org.kutta.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Compiles {@code .tableau} files: each method in them becomes an optimizer class in the annotated
 * package.
 *
 * <pre>{@code
 * @TableauFiles({"MyMethod.tableau", "/shared/Other.tableau"})
 * package com.example.methods;
 * }</pre>
 *
 * <p>A name is relative to the annotated package; one that begins with a slash is relative to the
 * root. Files are looked for in the folder named by {@code -Akutta.tableaus=…}, then in the class
 * output (where Maven puts {@code src/main/resources}), the source path and the class path.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.PACKAGE, ElementType.TYPE})
public @interface TableauFiles {

  /** Names the files. */
  String[] value();
}
