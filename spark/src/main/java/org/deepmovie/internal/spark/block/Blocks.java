package org.deepmovie.internal.spark.block;

import java.io.Serializable;

/**
 * The division of the rows of one side, users or items, into blocks: row r is the (r / count)-th of
 * block r mod count. Neighboring ids, and with them rows, are often alike in size, so that blocks
 * are, too.
 *
 * @param rows the number of rows
 * @param count the number of blocks
 */
public record Blocks(int rows, int count) implements Serializable {

  /** The number of rows of a block. */
  public int size(int block) {
    return (rows - block + count - 1) / count;
  }

  /** The block of a row. */
  public int block(int row) {
    return row % count;
  }

  /** The place of a row in its block. */
  public int place(int row) {
    return row / count;
  }

  /** The values of the rows of a block by place. */
  public boolean[] of(int block, boolean[] byRow) {
    boolean[] values = new boolean[size(block)];
    for (int place = 0; place < values.length; place++) {
      values[place] = byRow[row(block, place)];
    }
    return values;
  }

  /** The row at a place in a block. */
  public int row(int block, int place) {
    return place * count + block;
  }
}
