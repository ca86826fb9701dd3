package org.deepmovie.text;

import java.util.Arrays;

/**
 * The mean of each channel over the words among some rows, and the sum of squared deviations from
 * it. Values are taken relative to those of the first word, which keeps the digits that sums of
 * squares of large values would lose. Not for use by several threads.
 */
final class ChannelMoments {

  private final int channels;
  private final float[] shift;
  private final float[] sums;
  private final float[] squares;
  private int count;

  ChannelMoments(int channels) {
    this.channels = channels;
    this.shift = new float[RowBlocks.ROWS * channels];
    this.sums = new float[shift.length];
    this.squares = new float[shift.length];
  }

  /** Makes it that of no rows. */
  void clear() {
    count = 0;
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
  }

  /**
   * Adds the words among {@code block} rows, at most {@link RowBlocks#ROWS}.
   *
   * @param values rows x channels, of which those without a word are overwritten
   */
  void add(TokenRows rows, int first, int block, float[] values) {
    for (int r = 0; r < block; r++) {
      if (rows.isWord(first + r)) {
        if (count == 0) {
          for (int slot = 0; slot < RowBlocks.ROWS; slot++) {
            System.arraycopy(values, r * channels, shift, slot * channels, channels);
          }
        }
        count++;
      }
    }
    for (int r = 0; r < block; r++) {
      if (!rows.isWord(first + r)) {
        System.arraycopy(shift, 0, values, r * channels, channels);
      }
    }
    for (int p = 0; p < block * channels; p++) {
      float difference = values[p] - shift[p];
      sums[p] += difference;
      squares[p] += difference * difference;
    }
  }

  /** The number of words. */
  int count() {
    return count;
  }

  /** The mean of a channel, 0 if there are no words. */
  double mean(int channel) {
    return count == 0 ? 0 : shift[channel] + total(sums, channel) / count;
  }

  /** The sum of squared deviations of a channel from {@code center}. */
  double squares(int channel, double center) {
    if (count == 0) {
      return 0;
    }
    double sum = total(sums, channel);
    double deviation = mean(channel) - center;
    double own = total(squares, channel) - sum * sum / count;
    return Math.max(0, own) + count * deviation * deviation;
  }

  private double total(float[] slots, int channel) {
    double total = 0;
    for (int p = channel; p < slots.length; p += channels) {
      total += slots[p];
    }
    return total;
  }
}
