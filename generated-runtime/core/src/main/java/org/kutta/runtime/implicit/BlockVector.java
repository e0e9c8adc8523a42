package org.kutta.runtime.implicit;

import org.kutta.runtime.vector.Vector;

/** The stages of a block as one vector of m·n entries, without copying them together. */
final class BlockVector {

  private final Vector[] parts;

  BlockVector(Vector[] parts) {
    this.parts = parts.clone();
  }

  Vector part(int b) {
    return parts[b];
  }

  int size() {
    return parts.length;
  }

  void copy(BlockVector v) {
    for (int b = 0; b < parts.length; b++) {
      parts[b].copy(v.parts[b]);
    }
  }

  void scale(double c) {
    for (Vector part : parts) {
      part.scale(c);
    }
  }

  void add(double c, BlockVector v) {
    for (int b = 0; b < parts.length; b++) {
      parts[b].add(c, v.parts[b]);
    }
  }

  double dot(BlockVector v) {
    double sum = 0;
    for (int b = 0; b < parts.length; b++) {
      sum += parts[b].dot(v.parts[b]);
    }
    return sum;
  }

  double norm2() {
    double norm = 0;
    for (Vector part : parts) {
      norm = Math.hypot(norm, part.norm2());
    }
    return norm;
  }

  double maxAbs() {
    double max = 0;
    for (Vector part : parts) {
      max = Math.max(max, part.maxAbs());
    }
    return max;
  }
}
