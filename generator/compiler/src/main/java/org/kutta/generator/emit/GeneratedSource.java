package org.kutta.generator.emit;

/**
 * A Java source file, in ASCII, so that its bytes depend on no encoding.
 *
 * @param packageName may be empty
 * @param simpleName of its class
 * @param text the whole file
 */
public record GeneratedSource(String packageName, String simpleName, String text) {

  /** Returns the class's full name. */
  public String qualifiedName() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}
