package org.deepmovie.internal.bulk;

import java.nio.charset.StandardCharsets;
import java.util.function.ToDoubleFunction;

/**
 * The values of the texts of ratings. Files have few different ones, so each is parsed once. Not
 * thread-safe.
 */
final class RatingTexts {

  private static final int SLOTS = 1 << 10;
  private static final int MOST_BYTES = Long.BYTES - 1;

  private final ToDoubleFunction<String> parser;
  private final long[] keys = new long[SLOTS];
  private final double[] values = new double[SLOTS];

  /**
   * Texts that {@code parser} parses.
   *
   * @param parser gives the value of a text, NaN if it stands for no rating
   */
  RatingTexts(ToDoubleFunction<String> parser) {
    this.parser = parser;
  }

  /** The value of {@code text[from .. to-1]}. */
  double value(byte[] text, int from, int to) {
    if (to - from > MOST_BYTES || to == from) {
      return parse(text, from, to);
    }
    // The length in the lowest byte tells texts from each other that zeros would make equal.
    long key = 0;
    for (int p = from; p < to; p++) {
      key = key << Byte.SIZE | (text[p] & 0xFF);
    }
    key = key << Byte.SIZE | (to - from);
    int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 54);
    if (keys[slot] != key) {
      values[slot] = parse(text, from, to);
      keys[slot] = key;
    }
    return values[slot];
  }

  private double parse(byte[] text, int from, int to) {
    return parser.applyAsDouble(new String(text, from, to - from, StandardCharsets.UTF_8));
  }
}
