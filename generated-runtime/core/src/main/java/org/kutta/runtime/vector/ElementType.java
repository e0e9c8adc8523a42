package org.kutta.runtime.vector;

/** The type of a vector's entries. Saved states name it. */
public enum ElementType {
  FLOAT(Float.BYTES, 0x1p-23),
  DOUBLE(Double.BYTES, 0x1p-52);

  private final int bytes;
  private final double epsilon;

  ElementType(int bytes, double epsilon) {
    this.bytes = bytes;
    this.epsilon = epsilon;
  }

  /** Returns the bytes of an entry. */
  public int bytes() {
    return bytes;
  }

  /** Returns the distance from 1 to the next number of the type. */
  public double epsilon() {
    return epsilon;
  }
}
