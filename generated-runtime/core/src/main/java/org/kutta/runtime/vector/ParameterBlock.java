package org.kutta.runtime.vector;

import java.util.List;

/**
 * One weight inside the flat parameter vector.
 *
 * @param name what the model calls it, such as {@code 0_W}
 * @param offset of its first entry in the flat vector
 * @param shape of the weight; its product is the number of entries
 * @param order in which its entries follow each other: {@code 'c'} where the last index runs
 *     fastest, {@code 'f'} where the first does, as in DL4J's dense weights
 * @param trained whether gradients move it: not true of frozen weights and of running statistics,
 *     which weight decay must leave alone
 */
public record ParameterBlock(
    String name, long offset, List<Long> shape, char order, boolean trained) {

  public ParameterBlock {
    shape = List.copyOf(shape);
    if (offset < 0) {
      throw new IllegalArgumentException("block " + name + " has the negative offset " + offset);
    }
    for (long extent : shape) {
      if (extent <= 0) {
        throw new IllegalArgumentException("block " + name + " has the empty shape " + shape);
      }
    }
    if (order != 'c' && order != 'f') {
      throw new IllegalArgumentException(
          "block " + name + " must be of order 'c' or 'f', found '" + order + "'");
    }
  }

  /** Makes a block of order {@code 'c'} that is trained. */
  public ParameterBlock(String name, long offset, List<Long> shape) {
    this(name, offset, shape, 'c', true);
  }

  /** Makes a block that is trained. */
  public ParameterBlock(String name, long offset, List<Long> shape, char order) {
    this(name, offset, shape, order, true);
  }

  /** Returns the block that covers a vector of {@code n} entries. */
  public static ParameterBlock flat(String name, long n) {
    return new ParameterBlock(name, 0, List.of(n));
  }

  /** Returns the number of entries. */
  public long length() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }
}
