package org.kutta.cli;

import org.kutta.console.UsageException;
import org.kutta.grammar.LimitOption;
import org.kutta.grammar.TextLimits;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of all commands that read files: how large a text they read. */
final class TextLimitOptions {

  @Option(
      names = "--max-file-size",
      paramLabel = "SIZE",
      converter = Size.class,
      description = "Size of a file, such as 500K or 64M, up to 256M; 16M unless said.")
  private int fileSize = TextLimits.DEFAULT.fileSize();

  @Option(
      names = "--max-expression-length",
      paramLabel = "N",
      converter = BudgetOptions.Count.class,
      description = "Words and signs of one expression, up to 2000; 2000 unless said.")
  private int expressionLength = TextLimits.DEFAULT.expressionLength();

  @Option(
      names = "--max-expression-depth",
      paramLabel = "N",
      converter = BudgetOptions.Count.class,
      description = "Brackets within brackets of one expression, up to 200; 200 unless said.")
  private int expressionDepth = TextLimits.DEFAULT.expressionDepth();

  /** Returns what was asked for. */
  TextLimits limits() throws UsageException {
    check(TextLimits.EXPRESSION_LENGTH, expressionLength, TextLimits.LONGEST_EXPRESSION);
    check(TextLimits.EXPRESSION_DEPTH, expressionDepth, TextLimits.DEEPEST_EXPRESSION);
    return new TextLimits(fileSize, expressionLength, expressionDepth);
  }

  private static void check(LimitOption option, int value, int most) throws UsageException {
    if (value > most) {
      throw new UsageException(
          option.option() + ": an expression of " + value + " would overflow the stack",
          "write a number up to " + most);
    }
  }

  /** Reads a size. */
  static final class Size implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      try {
        return TextLimits.parseSize(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("`" + value + "` is not a size; " + e.getMessage());
      }
    }
  }
}
