package org.deepmovie.factor;

/** Kernels that leave the vector units to the JIT compiler. */
final class PlainKernels extends Kernels {

  private static final int BLOCK = 8;

  @Override
  public String description() {
    return "plain Java";
  }

  @Override
  public int lanes() {
    return 2;
  }

  @Override
  public void addGram(float[] f, int count, int stride, float[] gram) {
    int whole = count - count % BLOCK;
    for (int vector = 0; vector < whole; vector += BLOCK) {
      for (int row = 0; row < stride; row += 2) {
        addOuterRows(f, vector * stride, gram, stride, row);
      }
    }
    for (int vector = whole; vector < count; vector++) {
      addOuter(f, vector * stride, gram, stride);
    }
  }

  private static void addOuter(float[] f, int at, float[] g, int d) {
    for (int row = 0; row < d; row++) {
      float x = f[at + row];
      for (int c = row; c < d; c++) {
        g[row * d + c] += x * f[at + c];
      }
    }
  }

  /**
   * Adds the rows {@code row} and {@code row + 1} of the sum of eight outer products. Two rows
   * share the loads of the vectors; written out, because the JIT compiler vectorizes only the inner
   * loop.
   */
  private static void addOuterRows(float[] f, int from, float[] g, int d, int row) {
    int p0 = from;
    int p1 = p0 + d;
    int p2 = p1 + d;
    int p3 = p2 + d;
    int p4 = p3 + d;
    int p5 = p4 + d;
    int p6 = p5 + d;
    int p7 = p6 + d;
    int second = row + 1;
    float x0 = f[p0 + row];
    float x1 = f[p1 + row];
    float x2 = f[p2 + row];
    float x3 = f[p3 + row];
    float x4 = f[p4 + row];
    float x5 = f[p5 + row];
    float x6 = f[p6 + row];
    float x7 = f[p7 + row];
    float y0 = f[p0 + second];
    float y1 = f[p1 + second];
    float y2 = f[p2 + second];
    float y3 = f[p3 + second];
    float y4 = f[p4 + second];
    float y5 = f[p5 + second];
    float y6 = f[p6 + second];
    float y7 = f[p7 + second];
    int at = row * d;
    int below = second * d;
    for (int c = row; c < d; c++) {
      g[at + c] +=
          ((x0 * f[p0 + c] + x1 * f[p1 + c]) + (x2 * f[p2 + c] + x3 * f[p3 + c]))
              + ((x4 * f[p4 + c] + x5 * f[p5 + c]) + (x6 * f[p6 + c] + x7 * f[p7 + c]));
      g[below + c] +=
          ((y0 * f[p0 + c] + y1 * f[p1 + c]) + (y2 * f[p2 + c] + y3 * f[p3 + c]))
              + ((y4 * f[p4 + c] + y5 * f[p5 + c]) + (y6 * f[p6 + c] + y7 * f[p7 + c]));
    }
  }

  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    return Vectors.dot(a, aOffset, b, bOffset, length);
  }

  @Override
  public void addMultiple(
      float[] sum, int sumOffset, float multiple, float[] v, int vOffset, int length) {
    for (int k = 0; k < length; k++) {
      sum[sumOffset + k] += multiple * v[vOffset + k];
    }
  }

  @Override
  public void pull(
      float[] a, int aOffset, float[] b, int bOffset, int length, float keep, float pull) {
    for (int k = 0; k < length; k++) {
      float x = a[aOffset + k];
      float y = b[bOffset + k];
      a[aOffset + k] = keep * x + pull * y;
      b[bOffset + k] = keep * y + pull * x;
    }
  }

  @Override
  public void pullAboutMeans(
      float[] a,
      float[] aMeans,
      int aOffset,
      float aKeep,
      float aPull,
      float[] b,
      float[] bMeans,
      int bOffset,
      float bKeep,
      float bPull,
      int length) {
    for (int k = 0; k < length; k++) {
      float x = a[aOffset + k];
      float y = b[bOffset + k];
      float m = aMeans[aOffset + k];
      float n = bMeans[bOffset + k];
      a[aOffset + k] = m + aKeep * (x - m) + aPull * y;
      b[bOffset + k] = n + bKeep * (y - n) + bPull * x;
    }
  }

  @Override
  public void shrinkAndAdd(
      float[] a, int aOffset, float keep, float multiple, float[] v, int vOffset, int length) {
    for (int k = 0; k < length; k++) {
      a[aOffset + k] = keep * a[aOffset + k] + multiple * v[vOffset + k];
    }
  }

  @Override
  public boolean cholesky(double[] a, int d, int stride) {
    for (int k = 0; k < d; k++) {
      int pivotRow = k * stride;
      double pivot = a[pivotRow + k];
      if (!(pivot > 0) || pivot == Double.POSITIVE_INFINITY) {
        return false;
      }
      double root = Math.sqrt(pivot);
      double inverse = 1 / root;
      a[pivotRow + k] = root;
      for (int c = k + 1; c < d; c++) {
        a[pivotRow + c] *= inverse;
      }
      for (int row = k + 1; row < d; row++) {
        subtractMultiple(a, row * stride, pivotRow, a[pivotRow + row], row, d);
      }
    }
    return true;
  }

  private static void subtractMultiple(
      double[] a, int target, int source, double multiple, int from, int to) {
    for (int c = from; c < to; c++) {
      a[target + c] -= multiple * a[source + c];
    }
  }
}
