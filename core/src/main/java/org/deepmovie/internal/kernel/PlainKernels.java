package org.deepmovie.internal.kernel;

/**
 * Kernels in plain Java, in tiles of 4 x 4 whose sums stay in registers: on rows as short as factor
 * vectors, that is faster than loops which the JIT compiler vectorizes.
 */
final class PlainKernels extends Kernels {

  private static final int TILE = 4;

  @Override
  public String description() {
    return "plain Java";
  }

  @Override
  public int lanes() {
    return 2;
  }

  @Override
  public int tileStride(int columns) {
    return (columns + TILE - 1) / TILE * TILE;
  }

  @Override
  public void addGram(float[] f, int count, int columns, int stride, float[] gram) {
    for (int row = 0; row < columns; row += TILE) {
      for (int c = row; c < columns; c += TILE) {
        addTile(f, count * stride, stride, gram, row, c);
      }
    }
  }

  private static void addTile(float[] f, int end, int stride, float[] gram, int row, int column) {
    float s00 = 0;
    float s01 = 0;
    float s02 = 0;
    float s03 = 0;
    float s10 = 0;
    float s11 = 0;
    float s12 = 0;
    float s13 = 0;
    float s20 = 0;
    float s21 = 0;
    float s22 = 0;
    float s23 = 0;
    float s30 = 0;
    float s31 = 0;
    float s32 = 0;
    float s33 = 0;
    for (int p = 0; p < end; p += stride) {
      float y0 = f[p + column];
      float y1 = f[p + column + 1];
      float y2 = f[p + column + 2];
      float y3 = f[p + column + 3];
      float x = f[p + row];
      s00 += x * y0;
      s01 += x * y1;
      s02 += x * y2;
      s03 += x * y3;
      x = f[p + row + 1];
      s10 += x * y0;
      s11 += x * y1;
      s12 += x * y2;
      s13 += x * y3;
      x = f[p + row + 2];
      s20 += x * y0;
      s21 += x * y1;
      s22 += x * y2;
      s23 += x * y3;
      x = f[p + row + 3];
      s30 += x * y0;
      s31 += x * y1;
      s32 += x * y2;
      s33 += x * y3;
    }
    int at = row * stride + column;
    addFour(gram, at, s00, s01, s02, s03);
    addFour(gram, at + stride, s10, s11, s12, s13);
    addFour(gram, at + 2 * stride, s20, s21, s22, s23);
    addFour(gram, at + 3 * stride, s30, s31, s32, s33);
  }

  private static void addFour(float[] gram, int at, float s0, float s1, float s2, float s3) {
    gram[at] += s0;
    gram[at + 1] += s1;
    gram[at + 2] += s2;
    gram[at + 3] += s3;
  }

  @Override
  public void addNormalProduct(float[] f, int count, int stride, float[] x, float[] sum) {
    for (int row = 0; row < count; row++) {
      addMultiple(sum, 0, dot(f, row * stride, x, 0, stride), f, row * stride, stride);
    }
  }

  /**
   * Computes four rows of R at a time: subtracts what the rows above contribute, then factors the
   * four.
   */
  @Override
  public boolean cholesky(double[] a, int d, int columns, int stride) {
    int row = 0;
    for (; row + TILE <= d; row += TILE) {
      for (int c = row; c < columns; c += TILE) {
        subtractTile(a, row, c, stride);
      }
      if (!factorRows(a, row, row + TILE, columns, stride)) {
        return false;
      }
    }
    for (; row < d; row++) {
      for (int above = 0; above < row; above++) {
        subtractMultiple(a, row, above, columns, stride);
      }
      if (!factorRows(a, row, row + 1, columns, stride)) {
        return false;
      }
    }
    return true;
  }

  private static void subtractTile(double[] a, int row, int column, int stride) {
    double s00 = 0;
    double s01 = 0;
    double s02 = 0;
    double s03 = 0;
    double s10 = 0;
    double s11 = 0;
    double s12 = 0;
    double s13 = 0;
    double s20 = 0;
    double s21 = 0;
    double s22 = 0;
    double s23 = 0;
    double s30 = 0;
    double s31 = 0;
    double s32 = 0;
    double s33 = 0;
    for (int p = 0; p < row * stride; p += stride) {
      double y0 = a[p + column];
      double y1 = a[p + column + 1];
      double y2 = a[p + column + 2];
      double y3 = a[p + column + 3];
      double x = a[p + row];
      s00 += x * y0;
      s01 += x * y1;
      s02 += x * y2;
      s03 += x * y3;
      x = a[p + row + 1];
      s10 += x * y0;
      s11 += x * y1;
      s12 += x * y2;
      s13 += x * y3;
      x = a[p + row + 2];
      s20 += x * y0;
      s21 += x * y1;
      s22 += x * y2;
      s23 += x * y3;
      x = a[p + row + 3];
      s30 += x * y0;
      s31 += x * y1;
      s32 += x * y2;
      s33 += x * y3;
    }
    int at = row * stride + column;
    subtractFour(a, at, s00, s01, s02, s03);
    subtractFour(a, at + stride, s10, s11, s12, s13);
    subtractFour(a, at + 2 * stride, s20, s21, s22, s23);
    subtractFour(a, at + 3 * stride, s30, s31, s32, s33);
  }

  private static void subtractFour(double[] a, int at, double s0, double s1, double s2, double s3) {
    a[at] -= s0;
    a[at + 1] -= s1;
    a[at + 2] -= s2;
    a[at + 3] -= s3;
  }

  /** Factors the rows {@code from .. to-1}, from which those above have been subtracted. */
  private static boolean factorRows(double[] a, int from, int to, int columns, int stride) {
    for (int k = from; k < to; k++) {
      int pivotRow = k * stride;
      double pivot = a[pivotRow + k];
      if (!(pivot > 0) || pivot == Double.POSITIVE_INFINITY) {
        return false;
      }
      double root = Math.sqrt(pivot);
      double inverse = 1 / root;
      a[pivotRow + k] = root;
      for (int c = k + 1; c < columns; c++) {
        a[pivotRow + c] *= inverse;
      }
      for (int row = k + 1; row < to; row++) {
        subtractMultiple(a, row, k, columns, stride);
      }
    }
    return true;
  }

  private static void subtractMultiple(double[] a, int row, int source, int columns, int stride) {
    int target = row * stride;
    int from = source * stride;
    double multiple = a[from + row];
    for (int c = row; c < columns; c++) {
      a[target + c] -= multiple * a[from + c];
    }
  }

  @Override
  public void solveUpper(double[] r, int d, int stride, double[] b) {
    for (int row = d - 1; row >= 0; row--) {
      double sum = b[row];
      for (int c = row + 1; c < d; c++) {
        sum -= r[row * stride + c] * b[c];
      }
      b[row] = sum / r[row * stride + row];
    }
  }

  @Override
  protected void addRowMajorProduct(
      MatrixView a, MatrixView b, MatrixView c, int rows, int columns, int depth) {
    PlainMatrixProduct.add(a, b, c, rows, columns, depth);
  }

  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    return VectorMath.dot(a, aOffset, b, bOffset, length);
  }

  @Override
  public void addMultiple(
      float[] sum, int sumOffset, float multiple, float[] v, int vOffset, int length) {
    for (int k = 0; k < length; k++) {
      sum[sumOffset + k] += multiple * v[vOffset + k];
    }
  }

  @Override
  protected void addScatteredRows(
      MatrixView matrix,
      int[] rows,
      float[] multiples,
      int from,
      int to,
      float[] sum,
      int sumOffset) {
    for (int p = from; p < to; p++) {
      addMultiple(
          sum,
          sumOffset,
          multiples[p],
          matrix.values(),
          matrix.rowOffset(rows[p]),
          matrix.rowStride());
    }
  }

  @Override
  public void updatePair(
      float[] a, int aOffset, float[] b, int bOffset, int length, float decay, float step) {
    VectorMath.updatePair(a, aOffset, b, bOffset, length, decay, step);
  }

  @Override
  public void updatePair(
      CenteredRows a,
      int aRow,
      float aDecay,
      float aStep,
      CenteredRows b,
      int bRow,
      float bDecay,
      float bStep) {
    int length = a.columns();
    int aOffset = aRow * length;
    int bOffset = bRow * length;
    for (int k = 0; k < length; k++) {
      float x = a.values()[aOffset + k];
      float y = b.values()[bOffset + k];
      float m = a.means()[aOffset + k];
      float n = b.means()[bOffset + k];
      a.values()[aOffset + k] = m + aDecay * (x - m) + aStep * y;
      b.values()[bOffset + k] = n + bDecay * (y - n) + bStep * x;
    }
  }

  @Override
  public void scaleAndAdd(
      float[] a, int aOffset, float scale, float multiple, float[] v, int vOffset, int length) {
    for (int k = 0; k < length; k++) {
      a[aOffset + k] = scale * a[aOffset + k] + multiple * v[vOffset + k];
    }
  }
}
