package org.deepmovie.data.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.FeedbackType;
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

  /** The ratings, without duplicates. */
  RatingMatrix ratings() {
    return rows.build(users.size(), items.size(), duplicates);
  }

  /** The ratings by the indices of maps that have all of {@link #users} and {@link #items}. */
  RatingMatrix ratings(IdMap allUsers, IdMap allItems) {
    return ratings()
        .renumbered(
            users.indicesIn(allUsers), items.indicesIn(allItems), allUsers.size(), allItems.size());
  }

  /** The report, where the file has {@code ratings} without duplicates on {@code scale}. */
  RatingFileReport report(RatingMatrix ratings, RatingScale scale) {
    List<String> notes = new ArrayList<>();
    boolean rated = report.columns().containsKey(ColumnRole.RATING.label());
    if (rated && range.isEmpty() && report.notes().isEmpty()) {
      UnratedValues.doubt(ratings.byUser()).ifPresent(notes::add);
    }
    if (!interactions && scale.type() == FeedbackType.UNARY) {
      notes.add(
          "values of ratings are not used, as %s; if they are ratings, give --scale MIN..MAX"
              .formatted(
                  RatingScale.of(ratings).type() == FeedbackType.UNARY
                      ? "all are " + ratings.byUser().value(0) + ", so that they are interactions"
                      : "the model is one of interactions"));
    }
    return report.with(report.rows() - ratings.size(), notes);
  }

  /** The scale of {@code ratings}. */
  RatingScale scale(RatingMatrix ratings) {
    return interactions
        ? RatingScale.ofInteractions(ratings)
        : range.isPresent() ? range.get().scale(ratings) : RatingScale.of(ratings);
  }
}
