package org.kutta.grammar;

/**
 * Every headline of the compiler, as a template of one diagnostic code: {@code %s} stands for an
 * argument. A code that covers several situations has one template for each.
 *
 * <p>The text is in lower case, without a full stop, with back-ticks around source text, and says
 * what was found before what is required.
 */
public enum Message {
  // K001–K019: the text
  FILE_NOT_UTF8(
      DiagnosticCode.MALFORMED_UTF8, "the file is not UTF-8: found byte 0x%s at offset %s"),
  STRAY_CHARACTER(DiagnosticCode.STRAY_CHARACTER, "found %s, which means nothing here"),
  LOOKALIKE_CHARACTER(DiagnosticCode.LOOKALIKE_CHARACTER, "found %s, required %s"),
  UNCLOSED_STRING(DiagnosticCode.UNCLOSED_STRING, "the string is not closed on its line"),
  UNCLOSED_COMMENT(DiagnosticCode.UNCLOSED_COMMENT, "the comment is not closed"),
  UNKNOWN_ESCAPE(
      DiagnosticCode.STRING_CONTENT, "found `%s`, but the only escapes are `\\\"` and `\\\\`"),
  CONTROL_CHARACTER(DiagnosticCode.STRING_CONTENT, "found the control character %s in a string"),
  FILE_TOO_LARGE(DiagnosticCode.SYNTAX_LIMIT, "the file is too large: at most %s are read"),
  FILE_TOO_LONG(DiagnosticCode.SYNTAX_LIMIT, "the file has too many words and signs"),
  NAME_TOO_LONG(DiagnosticCode.SYNTAX_LIMIT, "the name is longer than %s characters"),
  NUMBER_TOO_LONG(DiagnosticCode.SYNTAX_LIMIT, "the number is longer than %s characters"),
  EXPRESSION_TOO_DEEP(
      DiagnosticCode.SYNTAX_LIMIT, "the expression is nested deeper than %s levels"),
  EXPRESSION_TOO_LONG(
      DiagnosticCode.SYNTAX_LIMIT, "the expression is longer than %s words and signs"),
  TOO_MANY_ERRORS(DiagnosticCode.TOO_MANY_ERRORS, "more than %s errors, the others are not shown"),
  UNEXPECTED(DiagnosticCode.UNEXPECTED, "found %s, required %s"),
  NO_DECLARATION(DiagnosticCode.UNEXPECTED, "found %s, required `method` or `family`"),
  NO_HEADER(DiagnosticCode.UNEXPECTED, "found `{`, required `method` or `family` before it"),
  NO_OPERATOR(DiagnosticCode.UNEXPECTED, "found `%s`, required an operator between its factors"),
  POWER_OF_POWER(DiagnosticCode.UNEXPECTED, "found %s, required an end of the power"),
  UNKNOWN_STATEMENT(DiagnosticCode.UNKNOWN_STATEMENT, "unknown statement `%s`"),
  UNCLOSED_BODY(DiagnosticCode.UNCLOSED_BODY, "the body of this %s is not closed"),
  SECOND_TABLE(DiagnosticCode.REPEATED, "found a second table, required one"),
  SECOND_STATEMENT(DiagnosticCode.REPEATED, "`%s` is stated twice"),
  SECOND_MAIN_WEIGHTS(DiagnosticCode.REPEATED, "main weights are given twice"),
  SECOND_EMBEDDED_WEIGHTS(DiagnosticCode.REPEATED, "these embedded weights are given twice"),
  EMBEDDED_ARE_MAIN_WEIGHTS(
      DiagnosticCode.REPEATED, "the embedded weights are those of the method"),
  NO_TABLE(DiagnosticCode.MISSING_TABLE, "`%s` has no table"),
  NO_STAGES(DiagnosticCode.MISSING_TABLE, "the table has no stages before this line"),
  NO_RULE(DiagnosticCode.MISSING_RULE, "no line of dashes divides the stages from the weights"),
  NO_ABSCISSA(DiagnosticCode.MISPLACED_ROW, "found `|`, required an abscissa"),
  WEIGHTS_TOO_EARLY(DiagnosticCode.MISPLACED_ROW, "found weights `%s` before the line of dashes"),
  NO_CELL(DiagnosticCode.MISSING_CELL, "found %s, required a cell"),
  NO_WEIGHTS(DiagnosticCode.MISSING_CELL, "the weight row is empty"),
  UNKNOWN_LABEL(
      DiagnosticCode.WEIGHT_LABEL,
      "found the label `%s`, required `b`, `b^`, `b^1`, `b-b^` or nothing"),
  EXPONENT_NOT_INTEGER(DiagnosticCode.BAD_INTEGER, "found %s, required an integer exponent"),
  INTEGER_TOO_LARGE(
      DiagnosticCode.BAD_INTEGER, "the integer is too large: at most %s is possible here"),
  NO_METHOD(DiagnosticCode.NO_METHOD, "the file declares no method"),

  // K020–K047: what it means
  ROW_SUM(DiagnosticCode.ROW_SUM, "c_%s is %s but row %s sums to %s"),
  NYSTROEM_TABLE(
      DiagnosticCode.ROW_SUM,
      "this is a Runge-Kutta-Nyström table: every row sums to c^2/2, not to c"),
  NEARLY_NYSTROEM_TABLE(
      DiagnosticCode.ROW_SUM,
      "this is a Runge-Kutta-Nyström table: nearly every row sums to c^2/2, not to c"),
  ROW_TOO_LONG(DiagnosticCode.ROW_TOO_LONG, "row %s has %s cells, but the %s has %s"),
  TOO_MANY_WEIGHTS(
      DiagnosticCode.WEIGHTS_LENGTH, "the row of weights has %s cells, but the %s has %s"),
  WEIGHT_SUM(DiagnosticCode.NOT_CONSISTENT, "the %s sum to %s, required %s"),
  DERIVED_WEIGHT_SUM(DiagnosticCode.NOT_CONSISTENT, "the weights miss the sum 1 by %s"),
  UNKNOWN_NAME(DiagnosticCode.UNKNOWN_NAME, "nothing is named `%s`"),
  UNKNOWN_FUNCTION(DiagnosticCode.UNKNOWN_NAME, "no function is named `%s`"),
  NUMBER_AS_FUNCTION(DiagnosticCode.UNKNOWN_NAME, "`%s` is a number, and no function"),
  UNKNOWN_METHOD(DiagnosticCode.UNKNOWN_NAME, "no method of this file is named `%s`"),
  UNKNOWN_CONSTRUCTION(DiagnosticCode.UNKNOWN_NAME, "nothing that makes methods is named `%s`"),
  SECOND_DEFINITION(DiagnosticCode.DUPLICATE_NAME, "`%s` is defined twice"),
  SECOND_PARAMETER(DiagnosticCode.DUPLICATE_NAME, "`%s` is a parameter twice"),
  DIVISION_BY_ZERO(DiagnosticCode.DIVISION_BY_ZERO, "the divisor `%s` is exactly 0"),
  ROOT_OF_NEGATIVE(DiagnosticCode.EVEN_ROOT_OF_NEGATIVE, "the argument of `sqrt` is negative: %s"),
  NUMBER_TOO_LARGE(DiagnosticCode.LIMIT_EXCEEDED, "the number is too large to compute with"),
  COEFFICIENT_TOO_LARGE(DiagnosticCode.LIMIT_EXCEEDED, "the coefficient is larger than any double"),
  COEFFICIENTS_TOO_LONG(
      DiagnosticCode.LIMIT_EXCEEDED, "the coefficients of this method have about %s digits"),
  TOO_MANY_SQUARE_ROOTS(DiagnosticCode.LIMIT_EXCEEDED, "too many different square roots are mixed"),
  TOO_MANY_ROOTS(DiagnosticCode.LIMIT_EXCEEDED, "the roots of this method are too many to combine"),
  ROOT_NOT_SIMPLIFIED(
      DiagnosticCode.LIMIT_EXCEEDED, "the root of so large a number is not simplified"),
  DEGREE_TOO_HIGH(DiagnosticCode.LIMIT_EXCEEDED, "the degree in `%s` is out of range"),
  EXPONENT_TOO_LARGE(DiagnosticCode.LIMIT_EXCEEDED, "the exponent of a parameter is out of range"),
  STATEMENT_TOO_LONG(
      DiagnosticCode.LIMIT_EXCEEDED, "the %s has %s characters, at most %s are possible"),
  TOO_MANY_STAGES(DiagnosticCode.LIMIT_EXCEEDED, "the table has %s stages, at most %s are allowed"),
  TOO_MANY_STAGES_OF_FAMILY(
      DiagnosticCode.LIMIT_EXCEEDED, "the table has %s stages, a family may have %s"),
  TOO_MANY_PARAMETERS(
      DiagnosticCode.LIMIT_EXCEEDED, "the family has %s parameters, at most %s are possible"),
  ENTRIES_TOO_COMPLEX(
      DiagnosticCode.LIMIT_EXCEEDED, "the entries of `%s` are too complex to compute with"),
  FAMILY_TOO_COMPLEX(DiagnosticCode.LIMIT_EXCEEDED, "`%s` is too complex to be proved as a family"),
  NESTED_TOO_DEEP(
      DiagnosticCode.LIMIT_EXCEEDED,
      "`%s` is made of methods that are nested deeper than %s levels"),
  ORDER_UNDECIDABLE(
      DiagnosticCode.LIMIT_EXCEEDED, "the order of this method is not decided in sensible time"),
  ORDER_NOT_PROVED(
      DiagnosticCode.LIMIT_EXCEEDED, "orders above %s are not proved by this version of kutta"),
  ORDER_OF_FAMILY_NOT_PROVED(
      DiagnosticCode.LIMIT_EXCEEDED,
      "orders above %s of families are not proved by this version of kutta"),
  FALSE_ORDER(DiagnosticCode.FALSE_ORDER, "order %s is claimed, but this method has order %s"),
  FALSE_ORDER_OF_FAMILY(
      DiagnosticCode.FALSE_ORDER, "order %s is claimed, but not for all %s: that is order %s"),
  FALSE_ORDER_OF_QUADRATURE(
      DiagnosticCode.FALSE_ORDER, "order %s is claimed, but these weights have order %s at most"),
  ORDER_UNDERSTATED(
      DiagnosticCode.ORDER_UNDERSTATED, "order %s is claimed, but this method has order %s"),
  ORDER_OF_FAMILY_UNDERSTATED(
      DiagnosticCode.ORDER_UNDERSTATED,
      "order %s is claimed, but this family has order %s for all %s"),
  FALSE_EMBEDDED_ORDER(
      DiagnosticCode.FALSE_EMBEDDED_ORDER,
      "order %s is claimed of the embedded weights, but they have order %s"),
  FALSE_EMBEDDED_ORDER_OF_FAMILY(
      DiagnosticCode.FALSE_EMBEDDED_ORDER,
      "order %s is claimed, but not for all %s: that is order %s"),
  FALSE_EMBEDDED_ORDER_OF_QUADRATURE(
      DiagnosticCode.FALSE_EMBEDDED_ORDER,
      "order %s is claimed, but these embedded weights have order %s at most"),
  EMBEDDED_ORDER_UNDERSTATED(
      DiagnosticCode.FALSE_EMBEDDED_ORDER,
      "order %s is claimed, but this embedded row has order %s"),
  EMBEDDED_ORDER_OF_FAMILY_UNDERSTATED(
      DiagnosticCode.FALSE_EMBEDDED_ORDER,
      "order %s is claimed, but these weights have order %s for all %s"),
  EMBEDDED_CLAIM_COUNT(DiagnosticCode.EMBEDDED_CLAIM_COUNT, "%s claimed, but the table has %s"),
  INVALID_CLASS_NAME(DiagnosticCode.INVALID_CLASS_NAME, "`%s` cannot be the name of a method"),
  SECOND_METHOD(DiagnosticCode.DUPLICATE_METHOD, "a second method is named `%s`"),
  SECOND_METHOD_OF_PACKAGE(
      DiagnosticCode.DUPLICATE_METHOD, "a second method is named `%s` in this package"),
  NO_MAIN_WEIGHTS(DiagnosticCode.NO_MAIN_WEIGHTS, "the table has no main weights"),
  FALSE_PROPERTY(DiagnosticCode.FALSE_PROPERTY, "`%s` is claimed, but does not hold"),
  FALSE_PROPERTY_OF_FAMILY(
      DiagnosticCode.FALSE_PROPERTY, "`%s` is claimed, but does not hold for all %s"),
  FALSE_STAGE_ORDER(DiagnosticCode.FALSE_PROPERTY, "stage order %s is claimed, but it is %s"),
  FALSE_STAGE_ORDER_OF_FAMILY(
      DiagnosticCode.FALSE_PROPERTY, "stage order %s is claimed, but for all %s it is %s"),
  FALSE_SSP_COEFFICIENT(
      DiagnosticCode.FALSE_PROPERTY, "SSP coefficient %s is claimed, but it is %s"),
  ABSCISSAE_NOT_FREE(
      DiagnosticCode.FALSE_PROPERTY,
      "`c free` is written, but every abscissa is the sum of its row"),
  ARGUMENT_COUNT(DiagnosticCode.WRONG_ARGUMENTS, "`%s` takes %s, found %s"),
  NO_ARGUMENT(DiagnosticCode.WRONG_ARGUMENTS, "`%s` needs `%s`"),
  SECOND_ARGUMENT(DiagnosticCode.WRONG_ARGUMENTS, "`%s` is given twice"),
  NAMELESS_ARGUMENT(DiagnosticCode.WRONG_ARGUMENTS, "an argument of `%s` needs its name"),
  UNKNOWN_PARAMETER(DiagnosticCode.WRONG_ARGUMENTS, "`%s` has no parameter `%s`"),
  UNKNOWN_CHOICE(DiagnosticCode.WRONG_ARGUMENTS, "`%s` cannot be `%s`"),
  NOT_AN_INTEGER(DiagnosticCode.WRONG_ARGUMENTS, "`%s` must be an integer, found %s"),
  NOT_A_FRACTION(DiagnosticCode.WRONG_ARGUMENTS, "`%s` must be rational, found %s"),
  NO_LIST(DiagnosticCode.WRONG_ARGUMENTS, "`%s` is a list in brackets"),
  UNWANTED_LIST(DiagnosticCode.WRONG_ARGUMENTS, "`%s` takes no list"),
  LIST_FOR_NUMBERS(DiagnosticCode.WRONG_ARGUMENTS, "`%s` takes numbers, and no list"),
  LENGTH_OF_LIST(DiagnosticCode.WRONG_ARGUMENTS, "`%s` is the length of `%s`, which is listed"),
  NEEDS_ONE_METHOD(DiagnosticCode.WRONG_ARGUMENTS, "`%s` needs one method, found %s"),
  NEEDS_METHODS(DiagnosticCode.WRONG_ARGUMENTS, "`%s` needs methods, found %s"),
  NOT_A_METHOD(DiagnosticCode.WRONG_ARGUMENTS, "`%s` takes methods, found `%s`"),
  UNWANTED_FACTOR(DiagnosticCode.WRONG_ARGUMENTS, "`%s` takes a method, and no factor"),
  STEP_SUM(DiagnosticCode.WRONG_ARGUMENTS, "the steps sum to %s, required 1"),
  NO_SUCH_METHOD(DiagnosticCode.WRONG_ARGUMENTS, "`%s` makes no method of these arguments"),
  BAD_TOLERANCE(
      DiagnosticCode.WRONG_ARGUMENTS, "the tolerance must be positive and at most 1e-3, found %s"),
  NOT_A_POLYNOMIAL(
      DiagnosticCode.WRONG_ARGUMENTS,
      "`root` needs a polynomial in `x` with rational coefficients"),
  INTERVAL_NOT_RATIONAL(
      DiagnosticCode.WRONG_ARGUMENTS, "the ends of the interval must be rational, found %s"),
  ANGLE_NOT_RATIONAL(
      DiagnosticCode.WRONG_ARGUMENTS, "the angle must be a rational multiple of `pi`"),
  DIVISION_BY_INDETERMINATE(
      DiagnosticCode.WRONG_ARGUMENTS, "found a division by an expression in `%s`"),
  ROOT_COUNT(DiagnosticCode.ROOT_INTERVAL, "found %s roots between %s and %s, required 1"),
  EMPTY_INTERVAL(DiagnosticCode.ROOT_INTERVAL, "the interval from %s to %s is empty"),
  NOT_ABOVE(DiagnosticCode.OUTSIDE_DOMAIN, "%s must be above %s, found %s"),
  NOT_AT_LEAST(DiagnosticCode.OUTSIDE_DOMAIN, "%s must be at least %s, found %s"),
  NOT_BELOW(DiagnosticCode.OUTSIDE_DOMAIN, "%s must be below %s, found %s"),
  NOT_AT_MOST(DiagnosticCode.OUTSIDE_DOMAIN, "%s must be at most %s, found %s"),
  EXCLUDED_VALUE(DiagnosticCode.OUTSIDE_DOMAIN, "%s must not be %s, found %s"),
  POLE_IN_DOMAIN(DiagnosticCode.POLE_IN_DOMAIN, "the divisor `%s` is 0 for %s"),
  FUNCTION_OF_PARAMETER(DiagnosticCode.NOT_RATIONAL, "`%s` of a parameter is not supported"),
  CLAIM_OF_FAMILY(
      DiagnosticCode.CLAIM_OF_FAMILY, "`%s` is for single methods, not for a whole family"),
  EMPTY_DOMAIN(DiagnosticCode.BAD_DOMAIN, "no number is a value of `%s`"),
  BOUND_NOT_A_NUMBER(DiagnosticCode.BAD_DOMAIN, "the ends of an interval must be numbers"),
  MADE_OF_ITSELF(DiagnosticCode.CIRCULAR_DEFINITION, "`%s` is made of itself"),
  MADE_OF_EACH_OTHER(DiagnosticCode.CIRCULAR_DEFINITION, "`%s` is made of `%s` itself"),
  TIME_LIMIT(DiagnosticCode.TIME_LIMIT, "%s of `%s` takes longer than %s"),

  // K050 and up: files
  NOT_A_PATH(DiagnosticCode.FILE_NOT_FOUND, "this is not a path: %s"),
  NOT_A_FILE_NAME(DiagnosticCode.FILE_NOT_FOUND, "`%s` is not the name of a tableau file"),
  NO_FILE(DiagnosticCode.FILE_NOT_FOUND, "there is no such file"),
  NO_FILE_BELOW(DiagnosticCode.FILE_NOT_FOUND, "there is no %s file in this directory"),
  FILE_NOT_IN_FOLDERS(DiagnosticCode.FILE_NOT_FOUND, "tableau file `%s` is not found; tried"),
  FILE_VANISHED(DiagnosticCode.FILE_NOT_FOUND, "tableau file `%s` vanished while it was read"),
  FILE_UNREADABLE(DiagnosticCode.FILE_UNREADABLE, "the file cannot be read: %s");

  private static final String PLACEHOLDER = "%s";

  private final DiagnosticCode code;
  private final String template;
  private final int arguments;

  Message(DiagnosticCode code, String template) {
    this.code = code;
    this.template = template;
    this.arguments = template.split(PLACEHOLDER, -1).length - 1;
  }

  /** Returns the code under which this is reported. */
  public DiagnosticCode code() {
    return code;
  }

  /** Returns the text, with {@code %s} for each argument. */
  public String template() {
    return template;
  }

  /** Returns how many arguments the text needs. */
  public int arguments() {
    return arguments;
  }

  /**
   * Returns the text with arguments in the places of the placeholders.
   *
   * @throws IllegalArgumentException if there are more or fewer arguments than placeholders
   */
  String with(Object... values) {
    if (values.length != arguments) {
      throw new IllegalArgumentException(
          "%s needs %s arguments, found %s".formatted(this, arguments, values.length));
    }
    return template.formatted(values);
  }

  /** Returns the headline of what is wrong only for some values of the parameters of a family. */
  static String withValues(String values, String headline) {
    return "with %s, %s".formatted(values, headline);
  }
}
