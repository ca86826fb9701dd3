package org.deepmovie.internal.spark.block;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.sql.Row;

/**
 * Builds the ratings of a block from {@link RatingRow}s in the order of validation, row, column and
 * time. Of several ratings of one row and column the newest counts, as on one machine.
 */
public final class BlockRatingsBuilder {

  private static final int INITIAL_CAPACITY = 4096;
  private static final int[] NO_CONFLICT = {};

  private final Blocks blocks;
  private final int block;
  private int[] places = new int[INITIAL_CAPACITY];
  private int[] columns = new int[INITIAL_CAPACITY];
  private float[] values = new float[INITIAL_CAPACITY];
  private int size;
  private int trainSize;
  private boolean lastIsValidation;
  private long lastTime;
  private int[] conflict = NO_CONFLICT;

  private BlockRatingsBuilder(Blocks blocks, int block) {
    this.blocks = blocks;
    this.block = block;
  }

  /** The ratings of a block. */
  public static BlockRatings build(Blocks blocks, int block, Iterator<Row> sorted) {
    BlockRatingsBuilder builder = new BlockRatingsBuilder(blocks, block);
    sorted.forEachRemaining(builder::add);
    return builder.build();
  }

  private void add(Row rating) {
    boolean isValidation = RatingRow.isValidation(rating);
    int place = blocks.place(RatingRow.row(rating));
    int column = RatingRow.column(rating);
    if (size > 0
        && isValidation == lastIsValidation
        && place == places[size - 1]
        && column == columns[size - 1]) {
      if (RatingRow.time(rating) == lastTime && RatingRow.value(rating) != values[size - 1]) {
        conflict = new int[] {RatingRow.row(rating), column};
      }
      size--;
    }
    if (size == places.length) {
      grow();
    }
    places[size] = place;
    columns[size] = column;
    values[size] = RatingRow.value(rating);
    size++;
    if (!isValidation) {
      trainSize = size;
    }
    lastIsValidation = isValidation;
    lastTime = RatingRow.time(rating);
  }

  private void grow() {
    int capacity = Math.max(size + 1, (int) Math.min(2L * size, Integer.MAX_VALUE - 8));
    places = Arrays.copyOf(places, capacity);
    columns = Arrays.copyOf(columns, capacity);
    values = Arrays.copyOf(values, capacity);
  }

  private BlockRatings build() {
    int[] needed = distinct();
    for (int n = 0; n < size; n++) {
      columns[n] = Arrays.binarySearch(needed, columns[n]);
    }
    return new BlockRatings(block, needed, rows(0, trainSize), rows(trainSize, size), conflict);
  }

  private int[] distinct() {
    int[] sorted = Arrays.copyOf(columns, size);
    Arrays.sort(sorted);
    int count = 0;
    for (int n = 0; n < size; n++) {
      if (n == 0 || sorted[n] != sorted[n - 1]) {
        sorted[count++] = sorted[n];
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  private BlockRows rows(int from, int to) {
    int[] starts = new int[blocks.size(block) + 1];
    for (int n = from; n < to; n++) {
      starts[places[n] + 1]++;
    }
    for (int place = 0; place + 1 < starts.length; place++) {
      starts[place + 1] += starts[place];
    }
    return new BlockRows(
        starts, Arrays.copyOfRange(columns, from, to), Arrays.copyOfRange(values, from, to));
  }
}
