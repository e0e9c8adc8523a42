package org.kutta.nd4j;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.vector.Mapping;

/** Operations that wait, in the order in which they do. Grows to the longest program seen. */
final class Program {

  /** What is done to the entries of a vector. */
  enum Operation {
    COPY,
    AXPY,
    SCALE,
    MAP,
    /** Nothing: the entries are looked at, and must be finite. */
    EXPECT_FINITE
  }

  private Operation[] operations = new Operation[16];
  private double[] factors = new double[16];
  private @Nullable Mapping[] mappings = new Mapping[16];
  private Memory[] operands = new Memory[16];
  private Memory[] results = new Memory[16];
  private int length;
  private int entries;

  /** Appends an operation on vectors of {@code n} entries, as many as those of all others here. */
  void append(
      Operation operation, @Nullable Mapping mapping, double factor, Memory x, Memory out, int n) {
    if (length == operations.length) {
      grow();
    }
    operations[length] = operation;
    mappings[length] = mapping;
    factors[length] = factor;
    operands[length] = x;
    results[length] = out;
    entries = n;
    length++;
  }

  private void grow() {
    int capacity = 2 * length;
    operations = Arrays.copyOf(operations, capacity);
    factors = Arrays.copyOf(factors, capacity);
    mappings = Arrays.copyOf(mappings, capacity);
    operands = Arrays.copyOf(operands, capacity);
    results = Arrays.copyOf(results, capacity);
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** Returns whether vectors of {@code n} entries may be worked on in this program. */
  boolean fits(int n) {
    return length == 0 || entries == n;
  }

  void clear() {
    length = 0;
  }

  int length() {
    return length;
  }

  /** Returns n, of a program that is not empty. */
  int entries() {
    return entries;
  }

  Operation operation(int k) {
    return operations[k];
  }

  @Nullable Mapping mapping(int k) {
    return mappings[k];
  }

  double factor(int k) {
    return factors[k];
  }

  Memory operand(int k) {
    return operands[k];
  }

  Memory result(int k) {
    return results[k];
  }
}
