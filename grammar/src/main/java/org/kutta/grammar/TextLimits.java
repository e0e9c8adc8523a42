package org.kutta.grammar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;

/**
 * How large a text the compiler reads. Immutable; passed down by the code that reads a file, which
 * takes {@link #DEFAULT} where a user says nothing.
 *
 * @param fileSize in bytes
 * @param expressionLength words and signs of one expression
 * @param expressionDepth how deep an expression's brackets and signs are nested
 */
public record TextLimits(int fileSize, int expressionLength, int expressionDepth) {

  /** Changes the size of a file. */
  public static final LimitOption FILE_SIZE = new LimitOption("max-file-size");

  /** Changes the length of an expression. */
  public static final LimitOption EXPRESSION_LENGTH = new LimitOption("max-expression-length");

  /** Changes the depth of an expression. */
  public static final LimitOption EXPRESSION_DEPTH = new LimitOption("max-expression-depth");

  /** The largest real tableaus have 100 KiB, and entries of some hundred words and signs. */
  public static final TextLimits DEFAULT = new TextLimits(16 << 20, 2000, 200);

  /** A text and its lines must fit into arrays, and into the memory of a usual virtual machine. */
  public static final int LARGEST_FILE = 256 << 20;

  /** Longer expressions would be read by a recursion that overflows the stack. */
  public static final int LONGEST_EXPRESSION = 2000;

  /** Deeper expressions would be read by a recursion that overflows the stack. */
  public static final int DEEPEST_EXPRESSION = 200;

  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,8})([KM]?)");

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if a limit is not positive, or larger than can be kept
   */
  public TextLimits {
    check(FILE_SIZE, fileSize, LARGEST_FILE);
    check(EXPRESSION_LENGTH, expressionLength, LONGEST_EXPRESSION);
    check(EXPRESSION_DEPTH, expressionDepth, DEEPEST_EXPRESSION);
  }

  private static void check(LimitOption option, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "%s: %s is not from 1 to %s".formatted(option.option(), value, most));
    }
  }

  /** Returns limits with another size of files, in bytes. */
  public TextLimits withFileSize(int other) {
    return new TextLimits(other, expressionLength, expressionDepth);
  }

  /** Returns limits with another length of expressions. */
  public TextLimits withExpressionLength(int other) {
    return new TextLimits(fileSize, other, expressionDepth);
  }

  /** Returns limits with another depth of expressions. */
  public TextLimits withExpressionDepth(int other) {
    return new TextLimits(fileSize, expressionLength, other);
  }

  /** Returns how many tokens a file may have: those of a file of rows with short numbers. */
  int tokens() {
    return Math.max(1_000_000, fileSize / 16);
  }

  /**
   * Returns the bytes that a text means: {@code 500K}, {@code 64M}, or a number of bytes.
   *
   * @throws IllegalArgumentException if it is none, or too large; with what to write as message
   */
  public static int parseSize(String text) {
    Matcher parts = SIZE.matcher(text);
    if (parts.matches()) {
      long bytes = Long.parseLong(parts.group(1)) << shift(parts.group(2));
      if (bytes <= LARGEST_FILE) {
        return (int) bytes;
      }
    }
    throw new IllegalArgumentException("write a size such as `500K` or `64M`, up to `256M`");
  }

  private static int shift(String unit) {
    return switch (unit) {
      case "K" -> 10;
      case "M" -> 20;
      default -> 0;
    };
  }

  /** Returns a size as it is typed: {@code 64M}. */
  static String sizeText(int bytes) {
    if (bytes % (1 << 20) == 0) {
      return (bytes >> 20) + "M";
    }
    return bytes % (1 << 10) == 0 ? (bytes >> 10) + "K" : Integer.toString(bytes);
  }

  /** Returns the diagnostic for a file that is larger than these limits allow. */
  Diagnostic fileTooLarge(SourceText source) {
    return Diagnostic.of(Message.FILE_TOO_LARGE, new Span(source, 0, 0), sizeWords())
        .withHelp(
            "check that it is a tableau at all, or "
                + (fileSize <= LARGEST_FILE / 2
                    ? FILE_SIZE.help(sizeText(2 * fileSize))
                    : "split it"));
  }

  private String sizeWords() {
    if (fileSize % (1 << 20) == 0) {
      return (fileSize >> 20) + " MiB";
    }
    return fileSize % (1 << 10) == 0 ? (fileSize >> 10) + " KiB" : fileSize + " bytes";
  }

  /** Returns what an author does about an expression that is too long. */
  String lengthHelp() {
    return partHelp(EXPRESSION_LENGTH, expressionLength, LONGEST_EXPRESSION);
  }

  /** Returns what an author does about an expression that is nested too deep. */
  String depthHelp() {
    return partHelp(EXPRESSION_DEPTH, expressionDepth, DEEPEST_EXPRESSION);
  }

  private static String partHelp(LimitOption option, int limit, int most) {
    String part = "name a part of it with `let`";
    return limit == most
        ? part
        : part + ", or " + option.help(Integer.toString((int) Math.min(most, 2L * limit)));
  }
}
