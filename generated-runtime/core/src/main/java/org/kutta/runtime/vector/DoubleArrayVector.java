package org.kutta.runtime.vector;

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
  void combine(int from, int to, ArrayOperation sum) {
    int begin = offset + from;
    int end = offset + to;
    double[] b = of(sum.base());
    double s = sum.scale();
    if (sum.terms() == 0) {
      if (s == 1) {
        System.arraycopy(b, begin, entries, begin, to - from);
      } else {
        DoubleLoops.scaled(begin, end, entries, s, b);
      }
      return;
    }
    double c1 = sum.coefficient(0);
    double[] v1 = of(sum.vector(0));
    if (sum.terms() == 1) {
      if (s == 1) {
        DoubleLoops.combine(begin, end, entries, b, c1, v1);
      } else {
        DoubleLoops.combineScaled(begin, end, entries, s, b, c1, v1);
      }
      return;
    }
    double c2 = sum.coefficient(1);
    double[] v2 = of(sum.vector(1));
    if (sum.terms() == 2) {
      if (s == 1) {
        DoubleLoops.combine(begin, end, entries, b, c1, v1, c2, v2);
      } else {
        DoubleLoops.combineScaled(begin, end, entries, s, b, c1, v1, c2, v2);
      }
      return;
    }
    double c3 = sum.coefficient(2);
    double[] v3 = of(sum.vector(2));
    if (sum.terms() == 3) {
      if (s == 1) {
        DoubleLoops.combine(begin, end, entries, b, c1, v1, c2, v2, c3, v3);
      } else {
        DoubleLoops.combineScaled(begin, end, entries, s, b, c1, v1, c2, v2, c3, v3);
      }
      return;
    }
    double c4 = sum.coefficient(3);
    double[] v4 = of(sum.vector(3));
    if (s == 1) {
      DoubleLoops.combine(begin, end, entries, b, c1, v1, c2, v2, c3, v3, c4, v4);
    } else {
      DoubleLoops.combineScaled(begin, end, entries, s, b, c1, v1, c2, v2, c3, v3, c4, v4);
    }
  }

  @Override
  void scaleApart(double c, ArrayVector v) {
    if (c != 1) {
      DoubleLoops.scaledApart(length(), entries, offset, c, of(v), v.offset);
    } else if (!wraps(v)) {
      System.arraycopy(of(v), v.offset, entries, offset, length());
    }
  }

  @Override
  void addApart(double c, ArrayVector v) {
    DoubleLoops.addApart(length(), entries, offset, c, of(v), v.offset);
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
    return DoubleFiniteness.isFinite(offset + from, offset + to, entries, batch().doubles());
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
