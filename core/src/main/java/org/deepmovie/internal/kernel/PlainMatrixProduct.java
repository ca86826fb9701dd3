package org.deepmovie.internal.kernel;

/**
 * C += A B in tiles of 4 x 4, whose sums stay in registers over the whole depth; the rows and
 * columns that fill no tile are added row by row.
 */
final class PlainMatrixProduct {

  private static final int TILE = 4;

  private PlainMatrixProduct() {}

  static void add(MatrixView a, MatrixView b, MatrixView c, int rows, int columns, int depth) {
    int wholeRows = rows - rows % TILE;
    int wholeColumns = columns - columns % TILE;
    for (int row = 0; row < wholeRows; row += TILE) {
      for (int column = 0; column < wholeColumns; column += TILE) {
        addTile(a, b, c, row, column, depth);
      }
    }
    for (int row = 0; row < rows; row++) {
      int from = row < wholeRows ? wholeColumns : 0;
      for (int p = 0; from < columns && p < depth; p++) {
        float multiple = a.values()[a.rowOffset(row) + p * a.columnStride()];
        Kernels.plain()
            .addMultiple(
                c.values(),
                c.rowOffset(row) + from,
                multiple,
                b.values(),
                b.rowOffset(p) + from,
                columns - from);
      }
    }
  }

  private static void addTile(
      MatrixView left, MatrixView right, MatrixView sum, int row, int column, int depth) {
    float[] a = left.values();
    int aRow = left.rowStride();
    int aColumn = left.columnStride();
    float[] b = right.values();
    int bRow = right.rowStride();
    float[] c = sum.values();
    int at0 = sum.rowOffset(row) + column;
    int at1 = at0 + sum.rowStride();
    int at2 = at1 + sum.rowStride();
    int at3 = at2 + sum.rowStride();
    float s00 = c[at0];
    float s01 = c[at0 + 1];
    float s02 = c[at0 + 2];
    float s03 = c[at0 + 3];
    float s10 = c[at1];
    float s11 = c[at1 + 1];
    float s12 = c[at1 + 2];
    float s13 = c[at1 + 3];
    float s20 = c[at2];
    float s21 = c[at2 + 1];
    float s22 = c[at2 + 2];
    float s23 = c[at2 + 3];
    float s30 = c[at3];
    float s31 = c[at3 + 1];
    float s32 = c[at3 + 2];
    float s33 = c[at3 + 3];
    int x = left.rowOffset(row);
    int y = right.offset() + column;
    for (int p = 0; p < depth; p++) {
      float y0 = b[y];
      float y1 = b[y + 1];
      float y2 = b[y + 2];
      float y3 = b[y + 3];
      float value = a[x];
      s00 += value * y0;
      s01 += value * y1;
      s02 += value * y2;
      s03 += value * y3;
      value = a[x + aRow];
      s10 += value * y0;
      s11 += value * y1;
      s12 += value * y2;
      s13 += value * y3;
      value = a[x + 2 * aRow];
      s20 += value * y0;
      s21 += value * y1;
      s22 += value * y2;
      s23 += value * y3;
      value = a[x + 3 * aRow];
      s30 += value * y0;
      s31 += value * y1;
      s32 += value * y2;
      s33 += value * y3;
      x += aColumn;
      y += bRow;
    }
    c[at0] = s00;
    c[at0 + 1] = s01;
    c[at0 + 2] = s02;
    c[at0 + 3] = s03;
    c[at1] = s10;
    c[at1 + 1] = s11;
    c[at1 + 2] = s12;
    c[at1 + 3] = s13;
    c[at2] = s20;
    c[at2 + 1] = s21;
    c[at2 + 2] = s22;
    c[at2 + 3] = s23;
    c[at3] = s30;
    c[at3 + 1] = s31;
    c[at3 + 2] = s32;
    c[at3 + 3] = s33;
  }
}
