package org.kutta.cli.plot;

/** A rectangle of the complex plane. */
record Window(double left, double right, double bottom, double top) {

  /** Returns the square around the origin. */
  static Window square(double half) {
    return new Window(-half, half, -half, half);
  }

  double width() {
    return right - left;
  }

  double height() {
    return top - bottom;
  }

  /** Returns the smallest window that covers this one and another. */
  Window with(Window other) {
    return new Window(
        Math.min(left, other.left),
        Math.max(right, other.right),
        Math.min(bottom, other.bottom),
        Math.max(top, other.top));
  }

  /** Returns the window with more of the plane around it, if it is too flat or too tall. */
  Window shaped(double leastRatio, double greatestRatio) {
    double ratio = height() / width();
    if (ratio < leastRatio) {
      double more = (leastRatio * width() - height()) / 2;
      return new Window(left, right, bottom - more, top + more);
    }
    if (ratio > greatestRatio) {
      double more = (height() / greatestRatio - width()) / 2;
      return new Window(left - more, right + more, bottom, top);
    }
    return this;
  }
}
