package org.kutta.generator.budget;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.kutta.grammar.TextLimits;

/**
 * What the compiler may spend on one method before it gives up with a diagnostic. Immutable; passed
 * down by the caller of the compiler, which takes {@link #DEFAULT} where a user says nothing.
 *
 * @param time for reading a method, again for proving its claims, and for each later stage
 * @param stages that a table may have which an author writes out; rules have limits of their own
 * @param digits decimal digits of a number, numerator and denominator together
 * @param degree of the field that the nested roots of one method generate over square roots
 * @param nesting of methods that are made of other methods
 * @param text how large a text is read
 * @param clock tells nanoseconds since any moment; the same thread asks it from beginning to end
 */
public record Budget(
    Duration time,
    int stages,
    int digits,
    int degree,
    int nesting,
    TextLimits text,
    LongSupplier clock) {

  /**
   * The time that the current thread has computed. On a busy machine it stands still while others
   * compute, so that the same text has the same diagnostics there.
   */
  public static final LongSupplier COMPUTING_TIME =
      ManagementFactory.getThreadMXBean().isCurrentThreadCpuTimeSupported()
          ? ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime
          : System::nanoTime;

  /** Enough for every published method on a slow machine. */
  public static final Budget DEFAULT =
      new Budget(Duration.ofSeconds(20), 64, 6000, 32, 256, TextLimits.DEFAULT, COMPUTING_TIME);

  /** Methods nested deeper would be read by a recursion that overflows the stack. */
  public static final int DEEPEST_NESTING = 256;

  public Budget {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a time limit of " + time);
    }
    if (stages < 1 || digits < 1 || degree < 1 || nesting < 1 || nesting > DEEPEST_NESTING) {
      throw new IllegalArgumentException("a limit that no method keeps, or too deep a nesting");
    }
  }

  /** Returns a budget with another time limit. */
  public Budget withTime(Duration other) {
    return new Budget(other, stages, digits, degree, nesting, text, clock);
  }

  /** Returns a budget with another limit of stages. */
  public Budget withStages(int other) {
    return new Budget(time, other, digits, degree, nesting, text, clock);
  }

  /** Returns a budget with another limit of digits. */
  public Budget withDigits(int other) {
    return new Budget(time, stages, other, degree, nesting, text, clock);
  }

  /** Returns a budget with another limit of the degree of fields. */
  public Budget withDegree(int other) {
    return new Budget(time, stages, digits, other, nesting, text, clock);
  }

  /** Returns a budget with another limit of methods made of methods. */
  public Budget withNesting(int other) {
    return new Budget(time, stages, digits, degree, other, text, clock);
  }

  /** Returns a budget with other limits of texts. */
  public Budget withText(TextLimits other) {
    return new Budget(time, stages, digits, degree, nesting, other, clock);
  }

  /** Returns a budget whose time is told by another clock. */
  public Budget withClock(LongSupplier other) {
    return new Budget(time, stages, digits, degree, nesting, text, other);
  }

  /** Returns a deadline that starts now. */
  public Deadline deadline() {
    return Deadline.in(time, clock);
  }
}
