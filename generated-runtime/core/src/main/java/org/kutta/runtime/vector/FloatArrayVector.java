package org.kutta.runtime.vector;

import org.jspecify.annotations.Nullable;

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
        FloatLoops.scaled(begin, end, entries, (float) c1, of(v1));
      } else {
        FloatLoops.scaledApart(to - from, entries, begin, (float) c1, of(v1), v1.offset + from);
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
    float[] b = of(base);
    switch (terms) {
      case 1 -> FloatLoops.combine(begin, end, entries, b, (float) c1, of(v1));
      case 2 -> FloatLoops.combine(begin, end, entries, b, (float) c1, of(v1), (float) c2, of(v2));
      case 3 ->
          FloatLoops.combine(
              begin, end, entries, b, (float) c1, of(v1), (float) c2, of(v2), (float) c3, of(v3));
      default ->
          FloatLoops.combine(
              begin,
              end,
              entries,
              b,
              (float) c1,
              of(v1),
              (float) c2,
              of(v2),
              (float) c3,
              of(v3),
              (float) c4,
              of(v4));
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
    FloatLoops.addApart(to - from, entries, offset + from, (float) c, of(v), v.offset + from);
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
    return FloatLoops.isFinite(offset + from, offset + to, entries, batch().floats());
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
