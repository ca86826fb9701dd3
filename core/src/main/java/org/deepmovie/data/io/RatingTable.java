package org.deepmovie.data.io;

import java.util.Optional;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.format.ColumnRole;
import org.deepmovie.internal.format.UnratedValues;

/**
 * The ratings of a file as they were read.
 *
 * @param users the known users and those of the file
 * @param items the known items and those of the file
 * @param rows the ratings, duplicates included
 * @param interactions whether every row is an interaction, without a rating
 * @param duplicates how duplicates are treated
 * @param range the range that was given
 * @param report what was read, without the number of duplicates
 */
record RatingTable(
    IdMap users,
    IdMap items,
    RatingMatrixBuilder rows,
    boolean interactions,
    DuplicatePolicy duplicates,
    Optional<RatingRange> range,
    RatingFileReport report) {

  /** The ratings, by the indices of maps that begin with {@link #users} and {@link #items}. */
  RatingMatrix ratings(IdMap allUsers, IdMap allItems) {
    return rows.build(allUsers.size(), allItems.size(), duplicates);
  }

  /** The report, where the file has {@code ratings} without duplicates. */
  RatingFileReport report(RatingMatrix ratings) {
    Optional<String> doubt =
        range.isPresent() || report.columns().get(ColumnRole.RATING.label()) == null
            ? Optional.empty()
            : UnratedValues.doubt(ratings.byUser());
    return report.with(report.rows() - ratings.size(), doubt.stream().toList());
  }

  /**
   * The scale of {@code ratings}.
   *
   * @throws DataFormatException if none is given and all ratings are alike
   */
  RatingScale scale(RatingMatrix ratings) throws DataFormatException {
    if (interactions) {
      return RatingScale.ofInteractions(ratings);
    }
    try {
      return range.isPresent() ? range.get().scale(ratings) : RatingScale.of(ratings);
    } catch (IllegalArgumentException allEqual) {
      int replaced = report.rows() - ratings.size();
      throw new DataFormatException(
          report.file(),
          allEqual.getMessage()
              + (replaced == 0
                  ? ""
                  : ", after %d of %d rows were replaced by others of the same user and item"
                      .formatted(replaced, report.rows()))
              + "; give --scale MIN..MAX (in Java DelimitedFormat.withScale) if this is right");
    }
  }
}
