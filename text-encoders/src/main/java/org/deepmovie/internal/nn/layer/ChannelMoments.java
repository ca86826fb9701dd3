package org.deepmovie.internal.nn.layer;

import java.util.Arrays;
import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.internal.nn.rows.TokenRows;

/**
 * The mean of each channel over the words among some rows, and the sum of squared deviations from
 * it. Sums are relative to the values of the first word, which avoids cancellation where values are
 * large. Not thread-safe.
 */
public final class ChannelMoments {

  private final int channels;
  private final float[] shift;
  private final float[] sums;
  private final float[] squares;
  private final double[] means;
  private final double[] deviations;
  private int count;

  /** The moments of no rows. */
  public ChannelMoments(int channels) {
    this.channels = channels;
    this.shift = new float[RowBlocks.ROWS * channels];
    this.sums = new float[shift.length];
    this.squares = new float[shift.length];
    this.means = new double[channels];
    this.deviations = new double[channels];
  }

  /** Removes all rows. */
  public void clear() {
    count = 0;
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
  }

  /**
   * Adds the words among {@code block} rows, at most {@link RowBlocks#ROWS}.
   *
   * @param values rows x channels; separators are overwritten
   */
  public void add(TokenRows rows, int first, int block, float[] values) {
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

  /** Computes means and deviations, after all rows have been added. */
  public void end() {
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      double square = 0;
      for (int p = c; p < sums.length; p += channels) {
        sum += sums[p];
        square += squares[p];
      }
      double mean = count == 0 ? 0 : sum / count;
      means[c] = shift[c] + mean;
      deviations[c] = Math.max(0, square - sum * mean);
    }
  }

  /** The number of words. */
  int count() {
    return count;
  }

  /** The mean of a channel; undefined if there are no words. */
  double mean(int channel) {
    return means[channel];
  }

  /** The sum of squared deviations of a channel from {@code center}. */
  double squares(int channel, double center) {
    double difference = means[channel] - center;
    return deviations[channel] + count * difference * difference;
  }
}
