package org.kutta.runtime.vector;

/** A vector over an array of floats. */
final class FloatArrayVector extends ArrayVector {

  private final float[] entries;

  private FloatArrayVector(float[] entries, ArrayBatch batch, int offset, int length) {
    super(ElementType.FLOAT, batch, offset, length);
    this.entries = entries;
  }

  static FloatArrayVector over(float[] entries) {
    requireEntries(entries.length);
    return new FloatArrayVector(entries, new ArrayBatch(), 0, entries.length);
  }

  private static float[] of(ArrayVector v) {
    return ((FloatArrayVector) v).entries;
  }

  @Override
  Object array() {
    return entries;
  }

  @Override
  ArrayVector over(ArrayVector other, ArrayBatch batch) {
    return other.type() == ElementType.FLOAT
        ? new FloatArrayVector(of(other), batch, other.offset, other.length())
        : DoubleArrayVector.over(other, batch, other.offset, other.length());
  }

  static ArrayVector over(ArrayVector other, ArrayBatch batch, int offset, int length) {
    return new FloatArrayVector(of(other), batch, offset, length);
  }

  @Override
  public Vector zeros(long length) {
    return new FloatArrayVector(
        new float[Math.toIntExact(length)], batch(), 0, Math.toIntExact(length));
  }

  @Override
  public Vector range(long from, long length) {
    int count = Math.toIntExact(length);
    return new FloatArrayVector(entries, batch(), begin(Math.toIntExact(from), count), count);
  }

  @Override
  public double get(int index) {
    batch().flush();
    return entries[at(index)];
  }

  @Override
  public void put(int index, double entry) {
    batch().flush();
    entries[at(index)] = (float) entry;
  }

  @Override
  public void get(int from, int count, double[] out) {
    int begin = begin(from, count);
    for (int i = 0; i < count; i++) {
      out[i] = entries[begin + i];
    }
  }

  @Override
  public void get(int from, int count, float[] out) {
    System.arraycopy(entries, begin(from, count), out, 0, count);
  }

  @Override
  public void put(int from, int count, double[] in) {
    int begin = begin(from, count);
    for (int i = 0; i < count; i++) {
      entries[begin + i] = (float) in[i];
    }
  }

  @Override
  public void put(int from, int count, float[] in) {
    System.arraycopy(in, 0, entries, begin(from, count), count);
  }

  @Override
  void combine(int from, int to, ArrayOperation sum) {
    int begin = offset + from;
    int end = offset + to;
    float[] b = of(sum.base());
    float s = (float) sum.scale();
    if (sum.terms() == 0) {
      if (s == 1) {
        System.arraycopy(b, begin, entries, begin, to - from);
      } else {
        FloatLoops.scaled(begin, end, entries, s, b);
      }
      return;
    }
    float c1 = (float) sum.coefficient(0);
    float[] v1 = of(sum.vector(0));
    if (sum.terms() == 1) {
      if (s == 1) {
        FloatLoops.combine(begin, end, entries, b, c1, v1);
      } else {
        FloatLoops.combineScaled(begin, end, entries, s, b, c1, v1);
      }
      return;
    }
    float c2 = (float) sum.coefficient(1);
    float[] v2 = of(sum.vector(1));
    if (sum.terms() == 2) {
      if (s == 1) {
        FloatLoops.combine(begin, end, entries, b, c1, v1, c2, v2);
      } else {
        FloatLoops.combineScaled(begin, end, entries, s, b, c1, v1, c2, v2);
      }
      return;
    }
    float c3 = (float) sum.coefficient(2);
    float[] v3 = of(sum.vector(2));
    if (sum.terms() == 3) {
      if (s == 1) {
        FloatLoops.combine(begin, end, entries, b, c1, v1, c2, v2, c3, v3);
      } else {
        FloatLoops.combineScaled(begin, end, entries, s, b, c1, v1, c2, v2, c3, v3);
      }
      return;
    }
    float c4 = (float) sum.coefficient(3);
    float[] v4 = of(sum.vector(3));
    if (s == 1) {
      FloatLoops.combine(begin, end, entries, b, c1, v1, c2, v2, c3, v3, c4, v4);
    } else {
      FloatLoops.combineScaled(begin, end, entries, s, b, c1, v1, c2, v2, c3, v3, c4, v4);
    }
  }

  @Override
  void scaleApart(double c, ArrayVector v) {
    if (c != 1) {
      FloatLoops.scaledApart(length(), entries, offset, (float) c, of(v), v.offset);
    } else if (!wraps(v)) {
      System.arraycopy(of(v), v.offset, entries, offset, length());
    }
  }

  @Override
  void addApart(double c, ArrayVector v) {
    FloatLoops.addApart(length(), entries, offset, (float) c, of(v), v.offset);
  }

  @Override
  void map(int from, int to, Mapping mapping, double c, ArrayVector v) {
    if (v.offset == offset) {
      mapping.apply(offset + from, offset + to, (float) c, of(v), entries);
      return;
    }
    float[] x = new float[to - from];
    float[] y = new float[to - from];
    System.arraycopy(of(v), v.offset + from, x, 0, x.length);
    System.arraycopy(entries, offset + from, y, 0, y.length);
    mapping.apply(0, x.length, (float) c, x, y);
    System.arraycopy(y, 0, entries, offset + from, y.length);
  }

  @Override
  boolean isFinite(int from, int to) {
    return FloatFiniteness.isFinite(offset + from, offset + to, entries, batch().floats());
  }

  @Override
  double product(ArrayVector v) {
    return FloatLoops.dot(length(), entries, offset, of(v), v.offset);
  }

  @Override
  double norm() {
    return FloatLoops.norm(length(), entries, offset);
  }

  @Override
  double largest() {
    return FloatLoops.maxAbs(length(), entries, offset);
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
    FloatProduct.multiply(
        (float) alpha,
        of((ArrayVector) a.entries()),
        a.rows(),
        transposeA,
        of((ArrayVector) b.entries()),
        b.rows(),
        transposeB,
        (float) beta,
        entries,
        out.rows(),
        out.columns(),
        transposeA ? a.rows() : a.columns());
  }
}
