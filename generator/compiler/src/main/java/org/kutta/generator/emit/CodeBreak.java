package org.kutta.generator.emit;

/**
 * Where a line of code may be broken.
 *
 * @param position of the first character of the next line; 0 for nowhere
 * @param end what the first line then needs: a quotation mark inside a string
 * @param start what the next line then needs
 */
record CodeBreak(int position, String end, String start) {

  /** What an escape in a string may take. */
  private static final int LONGEST_ESCAPE = 6;

  /**
   * Returns the best place within some columns: the last space outside strings after a comma or an
   * equals sign, or before an operator; else the last space; else one inside a string. Where there
   * is none, the first space thereafter.
   */
  static CodeBreak in(String line, int columns) {
    int good = 0;
    int any = 0;
    int inString = 0;
    boolean string = false;
    int indent = line.length() - line.stripLeading().length();
    int next;
    for (int i = indent; i < line.length(); i = next) {
      if (i >= columns && good + any + inString > 0) {
        break;
      }
      char c = line.charAt(i);
      next = i + (c == '\\' ? escape(line, i) : 1);
      string ^= c == '"';
      if (string && c != '"' && next < columns) {
        boolean hasSpace = inString > 0 && line.charAt(inString - 1) == ' ';
        inString = c == ' ' || !hasSpace ? next : inString;
      } else if (!string && c == ' ') {
        any = next;
        good = isGood(line, i) ? next : good;
      }
    }
    return string && good == 0 && inString > 0
        ? new CodeBreak(inString, "\"", "+ \"")
        : new CodeBreak(good > 0 ? good : any, "", "");
  }

  private static boolean isGood(String line, int space) {
    char before = line.charAt(space - 1);
    return before == ','
        || before == '='
        || line.startsWith("+ ", space + 1)
        || line.startsWith("extends ", space + 1)
        || line.startsWith("-> ", space + 1);
  }

  private static int escape(String line, int backslash) {
    boolean isUnicode = line.startsWith("u", backslash + 1);
    boolean isOctal = Character.isDigit(line.charAt(backslash + 1));
    return isUnicode ? LONGEST_ESCAPE : isOctal ? 4 : 2;
  }
}
