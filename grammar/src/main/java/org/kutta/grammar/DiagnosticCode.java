package org.kutta.grammar;

/**
 * Every diagnostic of the compiler. A code never changes its meaning and is never used again. What
 * is said of a tableau under a code is a {@link Message}.
 *
 * <p>K001–K019 are about the text, K020–K049 about what it means, K050 and up about files. K028 and
 * K039 refused what had to be explicit, before implicit methods and families were compiled.
 */
public enum DiagnosticCode {
  /** A byte sequence is no UTF-8. */
  MALFORMED_UTF8("K001", "the file is not valid UTF-8"),
  /** A character that the language does not use. */
  STRAY_CHARACTER("K002", "a character that means nothing here"),
  /** A typographic twin of a character that the language does use, such as U+2212 for a minus. */
  LOOKALIKE_CHARACTER("K003", "a character that only looks like one of the language"),
  /** A string without its closing quote on the same line. */
  UNCLOSED_STRING("K004", "a string is not closed on its line"),
  /** A block comment that runs to the end of the file. */
  UNCLOSED_COMMENT("K005", "a block comment is not closed"),
  /** An escape other than the two that exist, or a control character, in a string. */
  STRING_CONTENT("K006", "a string holds an unknown escape or a control character"),
  /** The text is too long, too deeply nested, or has too long a word, number or expression. */
  SYNTAX_LIMIT("K007", "the text is larger or deeper than the compiler reads"),
  /** More errors were found than are shown. */
  TOO_MANY_ERRORS("K008", "too many errors to show them all"),
  /** Something else was expected at this place. */
  UNEXPECTED("K009", "something else was expected here"),
  /** A line starts with a word that begins no statement. */
  UNKNOWN_STATEMENT("K010", "no statement begins with this word"),
  /** The closing brace of a method or family is missing. */
  UNCLOSED_BODY("K011", "a body is not closed"),
  /** A statement, a table or a weight row that may occur once occurs again. */
  REPEATED("K012", "something that may be written once is written twice"),
  /** A method or family without a table, or with a table without stages. */
  MISSING_TABLE("K013", "the table is missing"),
  /** The line of dashes between stages and weights is missing. */
  MISSING_RULE("K014", "the line of dashes between stages and weights is missing"),
  /** A row stands on the wrong side of the line of dashes. */
  MISPLACED_ROW("K015", "a row stands on the wrong side of the line of dashes"),
  /** Nothing is written where a cell must be. */
  MISSING_CELL("K016", "a cell is empty"),
  /** A row after the line of dashes has a label that names no weights. */
  WEIGHT_LABEL("K017", "not a label of weights"),
  /** An integer is required, or the integer is too large. */
  BAD_INTEGER("K018", "an integer is required here, and a small one"),
  /** The file declares nothing. */
  NO_METHOD("K019", "the file declares no method"),

  /** An abscissa differs from the sum of its row. */
  ROW_SUM("K020", "an abscissa differs from the sum of its row"),
  /** A stage row has more cells than there are stages. */
  ROW_TOO_LONG("K021", "a row has more cells than the method has stages"),
  /** A weight row has more cells than there are stages. */
  WEIGHTS_LENGTH("K022", "the number of weights is not the number of stages"),
  /** The weights do not sum to one. */
  NOT_CONSISTENT("K023", "the weights do not sum to 1"),
  /** A name that nothing defines. */
  UNKNOWN_NAME("K024", "nothing has this name"),
  /** A name is defined twice. */
  DUPLICATE_NAME("K025", "a name is defined twice"),
  /** A divisor is exactly zero. */
  DIVISION_BY_ZERO("K026", "a divisor is zero"),
  /** The square root of a negative number. */
  EVEN_ROOT_OF_NEGATIVE("K027", "the root of a negative number is not real"),
  /** A computation grew beyond its limit. */
  LIMIT_EXCEEDED("K029", "a computation grew beyond its limit"),
  /** The method has a lower order than is claimed. */
  FALSE_ORDER("K030", "the method has a lower order than is claimed"),
  /** The method has a higher order than is claimed. */
  ORDER_UNDERSTATED("K031", "the method has a higher order than is claimed"),
  /** An embedded row does not have the order that is claimed. */
  FALSE_EMBEDDED_ORDER("K032", "an embedded row does not have the order that is claimed"),
  /** The number of embedded claims is not the number of embedded rows. */
  EMBEDDED_CLAIM_COUNT("K033", "there are more or fewer embedded claims than embedded rows"),
  /** A method's name cannot be the name of a Java class. */
  INVALID_CLASS_NAME("K034", "the name cannot be the name of a Java class"),
  /** Two methods have the same name. */
  DUPLICATE_METHOD("K035", "two methods have the same name"),
  /** A table has no main weights. */
  NO_MAIN_WEIGHTS("K036", "the table has no main weights"),
  /** A claimed property does not hold. */
  FALSE_PROPERTY("K037", "a claimed property does not hold"),
  /** Arguments do not match the parameters. */
  WRONG_ARGUMENTS("K038", "the arguments do not match the parameters"),
  // K039, for what only explicit methods have, was never reported.
  /** A polynomial has no root, or several, in the interval of {@code root}. */
  ROOT_INTERVAL("K040", "the polynomial does not have one root in the interval"),
  /** An argument of a family is a value that the parameter may not take. */
  OUTSIDE_DOMAIN("K041", "an argument is outside its parameter's domain"),
  /** A family divides by zero at a value that its parameters may take. */
  POLE_IN_DOMAIN("K042", "a family divides by zero inside its domain"),
  /** A root or cosine of a parameter, or another expression that is no quotient of polynomials. */
  NOT_RATIONAL("K043", "not a rational function of the parameters"),
  /** A claim that is decided for single methods only. */
  CLAIM_OF_FAMILY("K044", "a claim that is not decided for a whole family"),
  /** A domain without a number, or with bounds that are none. */
  BAD_DOMAIN("K045", "the domain of a parameter makes no sense"),
  /** A method is made of itself, directly or through others. */
  CIRCULAR_DEFINITION("K046", "a method is made of itself"),
  /** A stage of the compiler ran out of time. */
  TIME_LIMIT("K047", "a stage of the compiler reached its time limit"),

  /** A file does not exist. */
  FILE_NOT_FOUND("K050", "the file does not exist"),
  /** A file exists but cannot be read. */
  FILE_UNREADABLE("K051", "the file cannot be read");

  private final String id;
  private final Severity severity;
  private final String meaning;

  DiagnosticCode(String id, String meaning) {
    this.id = id;
    this.severity = Severity.ERROR;
    this.meaning = meaning;
  }

  /** Returns the stable code, such as {@code K030}. */
  public String id() {
    return id;
  }

  /** Returns the severity. */
  public Severity severity() {
    return severity;
  }

  /** Returns what the code means in general, as one line. */
  public String meaning() {
    return meaning;
  }
}
