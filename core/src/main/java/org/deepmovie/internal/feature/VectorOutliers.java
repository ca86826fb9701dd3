package org.deepmovie.internal.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.message.Abbreviation;

/**
 * Given vectors that lie far from all others, such as one in another unit. The mean square of the
 * vectors of a fit is 1, so that a single one can make all others small; predictions by one that
 * came later end at the ends of the scale.
 */
final class VectorOutliers {

  private static final double MOST_SHARE = 0.5;
  private static final int LEAST_ROWS = 10;
  private static final double MOST_LENGTH = 100;

  private VectorOutliers() {}

  /** The columns of a group of given vectors, with the squared lengths of all rows in them. */
  private record SquaredLengths(String name, double[] squares) {

    static List<SquaredLengths> of(List<FeatureColumns> groups, FloatMatrix encoded) {
      int[] starts = ItemFeatures.starts(groups);
      List<SquaredLengths> found = new ArrayList<>();
      for (int g = 0; g < groups.size(); g++) {
        if (groups.get(g) instanceof VectorColumns vectors) {
          double[] squares = new double[encoded.rows()];
          for (int row = 0; row < squares.length; row++) {
            for (int c = starts[g]; c < starts[g + 1]; c++) {
              squares[row] += (double) encoded.get(row, c) * encoded.get(row, c);
            }
          }
          found.add(new SquaredLengths(vectors.name(), squares));
        }
      }
      return found;
    }
  }

  /** A sentence for each group in which one vector of many has more than half of the variance. */
  static List<String> ofFit(List<FeatureColumns> groups, FloatMatrix encoded, IdMap ids) {
    List<String> sentences = new ArrayList<>();
    for (SquaredLengths lengths : SquaredLengths.of(groups, encoded)) {
      double[] squares = lengths.squares();
      int longest = 0;
      double sum = 0;
      for (int row = 0; row < squares.length; row++) {
        sum += squares[row];
        longest = squares[row] > squares[longest] ? row : longest;
      }
      long known = IntStream.range(0, squares.length).filter(row -> squares[row] > 0).count();
      if (known >= LEAST_ROWS && squares[longest] > MOST_SHARE * sum) {
        sentences.add(
            String.format(
                Locale.ROOT,
                "vectors %s: that of %s lies so far from the other %d that it has %.1f %% of their"
                    + " variance, and the others tell little; check its numbers",
                lengths.name(),
                Abbreviation.of(ids.id(longest)),
                known - 1,
                100 * squares[longest] / sum));
      }
    }
    return sentences;
  }

  /** A sentence for each group with vectors much longer than those of the fit are on average. */
  static List<String> ofNew(List<FeatureColumns> groups, FloatMatrix encoded, IdMap ids) {
    List<String> sentences = new ArrayList<>();
    for (SquaredLengths lengths : SquaredLengths.of(groups, encoded)) {
      int[] outlying =
          IntStream.range(0, encoded.rows())
              .filter(row -> lengths.squares()[row] > MOST_LENGTH * MOST_LENGTH)
              .toArray();
      if (outlying.length > 0) {
        sentences.add(
            String.format(
                Locale.ROOT,
                "vectors %s: that of %s%s lies %.0f times as far from the mean as those of the fit,"
                    + " so predictions by it end at the ends of the scale; check its numbers",
                lengths.name(),
                Abbreviation.of(ids.id(outlying[0])),
                outlying.length > 1 ? ", one of " + outlying.length + "," : "",
                Math.sqrt(lengths.squares()[outlying[0]])));
      }
    }
    return sentences;
  }
}
