package org.kutta.runtime.preconditioner;

import java.util.List;
import java.util.Optional;
import org.kutta.runtime.vector.ParameterBlock;

/**
 * A weight read as a matrix in column-major order.
 *
 * @param rows of the matrix as it lies in memory, or of its transpose
 * @param columns of the matrix
 * @param scale √max(1, in/out)
 */
record MatrixShape(long rows, long columns, double scale) {

  /** Returns the shape of a weight, unless it is no matrix, or one of a single row or column. */
  static Optional<MatrixShape> of(ParameterBlock block) {
    List<Long> shape = block.shape();
    if (shape.size() < 2 || (shape.size() > 2 && block.order() == 'f')) {
      return Optional.empty();
    }
    long first = shape.get(0);
    long others = block.length() / first;
    if (Math.min(first, others) == 1) {
      return Optional.empty();
    }
    boolean dense = shape.size() == 2;
    double in = dense ? first : others;
    double out = dense ? others : first;
    double scale = Math.sqrt(Math.max(1, in / out));
    return Optional.of(
        block.order() == 'f'
            ? new MatrixShape(first, others, scale)
            : new MatrixShape(others, first, scale));
  }
}
