package org.kutta.runtime.vector;

import org.jspecify.annotations.Nullable;

/** A vector over an array of doubles. */
final class DoubleArrayVector extends ArrayVector {

  private final double[] entries;

  private DoubleArrayVector(double[] entries, ArrayBatch batch, int offset, int length) {
    super(ElementType.DOUBLE, batch, offset, length);
    this.entries = entries;
  }

  static DoubleArrayVector over(double[] entries) {
    requireEntries(entries.length);
    return new DoubleArrayVector(entries, new ArrayBatch(), 0, entries.length);
  }

  private static double[] of(ArrayVector v) {
    return ((DoubleArrayVector) v).entries;
  }

  @Override
  Object array() {
    return entries;
  }

  @Override
  ArrayVector over(ArrayVector other, ArrayBatch batch) {
    return other.type() == ElementType.DOUBLE
        ? new DoubleArrayVector(of(other), batch, other.offset, other.length())
        : FloatArrayVector.over(other, batch, other.offset, other.length());
  }

  static ArrayVector over(ArrayVector other, ArrayBatch batch, int offset, int length) {
    return new DoubleArrayVector(of(other), batch, offset, length);
  }

  @Override
  public Vector zeros(long length) {
    return new DoubleArrayVector(
        new double[Math.toIntExact(length)], batch(), 0, Math.toIntExact(length));
  }

  @Override
  public Vector range(long from, long length) {
    int count = Math.toIntExact(length);
    return new DoubleArrayVector(entries, batch(), begin(Math.toIntExact(from), count), count);
  }

  @Override
  public double get(int index) {
    batch().flush();
    return entries[at(index)];
  }

  @Override
  public void put(int index, double entry) {
    batch().flush();
    entries[at(index)] = entry;
  }

  @Override
  public void get(int from, int count, float[] out) {
    int begin = begin(from, count);
    for (int i = 0; i < count; i++) {
      out[i] = (float) entries[begin + i];
    }
  }

  @Override
  public void get(int from, int count, double[] out) {
    System.arraycopy(entries, begin(from, count), out, 0, count);
  }

  @Override
  public void put(int from, int count, float[] in) {
    int begin = begin(from, count);
    for (int i = 0; i < count; i++) {
      entries[begin + i] = in[i];
    }
  }

  @Override
  public void put(int from, int count, double[] in) {
    System.arraycopy(in, 0, entries, begin(from, count), count);
  }

  @Override
  void copy(int from, int to, ArrayVector source) {
    System.arraycopy(of(source), source.offset + from, entries, offset + from, to - from);
  }

  @Override
  void combine(
      int from,
      int to,
      @Nullable ArrayVector base,
      int terms,
      double c1,
      ArrayVector v1,
      double c2,
      ArrayVector v2,
      double c3,
      ArrayVector v3,
      double c4,
      ArrayVector v4) {
    int begin = offset + from;
    int end = offset + to;
    if (base == null) {
      if (v1.offset == offset) {
        DoubleLoops.scaled(begin, end, entries, c1, of(v1));
      } else {
        DoubleLoops.scaledApart(to - from, entries, begin, c1, of(v1), v1.offset + from);
      }
      return;
    }
    boolean together =
        base.offset == offset
            && v1.offset == offset
            && v2.offset == offset
            && v3.offset == offset
            && v4.offset == offset;
    if (!together) {
      combineApart(from, to, base, terms, c1, v1, c2, v2, c3, v3, c4, v4);
      return;
    }
    double[] b = of(base);
    switch (terms) {
      case 1 -> DoubleLoops.combine(begin, end, entries, b, c1, of(v1));
      case 2 -> DoubleLoops.combine(begin, end, entries, b, c1, of(v1), c2, of(v2));
      case 3 -> DoubleLoops.combine(begin, end, entries, b, c1, of(v1), c2, of(v2), c3, of(v3));
      default ->
          DoubleLoops.combine(
              begin, end, entries, b, c1, of(v1), c2, of(v2), c3, of(v3), c4, of(v4));
    }
  }

  private void combineApart(
      int from,
      int to,
      ArrayVector base,
      int terms,
      double c1,
      ArrayVector v1,
      double c2,
      ArrayVector v2,
      double c3,
      ArrayVector v3,
      double c4,
      ArrayVector v4) {
    if (!wraps(base)) {
      copy(from, to, base);
    }
    addApart(from, to, c1, v1);
    if (terms > 1) {
      addApart(from, to, c2, v2);
    }
    if (terms > 2) {
      addApart(from, to, c3, v3);
    }
    if (terms > 3) {
      addApart(from, to, c4, v4);
    }
  }

  private void addApart(int from, int to, double c, ArrayVector v) {
    DoubleLoops.addApart(to - from, entries, offset + from, c, of(v), v.offset + from);
  }

  @Override
  void map(int from, int to, Mapping mapping, double c, ArrayVector v) {
    if (v.offset == offset) {
      mapping.apply(offset + from, offset + to, c, of(v), entries);
      return;
    }
    double[] x = new double[to - from];
    double[] y = new double[to - from];
    System.arraycopy(of(v), v.offset + from, x, 0, x.length);
    System.arraycopy(entries, offset + from, y, 0, y.length);
    mapping.apply(0, x.length, c, x, y);
    System.arraycopy(y, 0, entries, offset + from, y.length);
  }

  @Override
  boolean isFinite(int from, int to) {
    return DoubleLoops.isFinite(offset + from, offset + to, entries, batch().doubles());
  }

  @Override
  double product(ArrayVector v) {
    return DoubleLoops.dot(length(), entries, offset, of(v), v.offset);
  }

  @Override
  double norm() {
    return DoubleLoops.norm(length(), entries, offset);
  }

  @Override
  double largest() {
    return DoubleLoops.maxAbs(length(), entries, offset);
  }

  @Override
  protected void multiply(
      double alpha,
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double beta,
      Matrix out) {
    batch().flush();
    DoubleProduct.multiply(
        alpha,
        of((ArrayVector) a.entries()),
        a.rows(),
        transposeA,
        of((ArrayVector) b.entries()),
        b.rows(),
        transposeB,
        beta,
        entries,
        out.rows(),
        out.columns(),
        transposeA ? a.rows() : a.columns());
  }
}
