package org.kutta.generator.budget;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.source.Span;

/** What is said when the time of a method is over. */
public final class TimeLimit {

  /** A century at most, so that nanoseconds fit a long. */
  private static final Pattern TIME = Pattern.compile("([0-9]{1,7})(ms|s|m)");

  private TimeLimit() {}

  /**
   * Returns the diagnostic for a method.
   *
   * @param name of the method, where it is declared
   */
  public static Diagnostic exceeded(OutOfTimeException e, Span name) {
    return Diagnostic.of(Message.TIME_LIMIT, name, e.stage().words(), name.text(), text(e.limit()))
        .withNote("nothing is said about its claims: they are neither proved nor refuted")
        .withHelp(Limit.TIME.help(text(e.limit().multipliedBy(10))));
  }

  /**
   * Returns the duration that a text means.
   *
   * @throws IllegalArgumentException if it is none, or not positive; with what to write as message
   */
  public static Duration parse(String text) {
    Matcher parts = TIME.matcher(text);
    if (!parts.matches() || parts.group(1).matches("0+")) {
      throw new IllegalArgumentException("write a time such as `20s`, `500ms` or `2m`");
    }
    long count = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofSeconds(count);
    };
  }

  /** Returns a duration as it is typed: {@code 20s}, {@code 500ms}. */
  public static String text(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
  }
}
