package org.deepmovie.internal.spark.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.spark.block.RatingRow;

/**
 * The users and items of the training and validation ratings, and the scale of these.
 *
 * @param rows the ratings, with ids
 * @param users the users
 * @param items the items
 * @param scale of the ratings
 * @param allItems whether items without training ratings have vectors, too
 */
public record RatedEntities(
    Dataset<Row> rows, EntityIds users, EntityIds items, RatingScale scale, boolean allItems) {

  public static final String USER = "user";
  public static final String ITEM = "item";

  /** The column that tells whether a validation rating is not measured. */
  public static final String COLD = "cold";

  private static final int MOST_VALUES = 100_000;

  /**
   * Checks ratings.
   *
   * @param rows of user, item, rating, time and whether it is a validation rating
   * @param scale of the ratings, if it is known
   * @param encoded the items that an encoder reads, if there is one
   * @throws IllegalArgumentException if there are no training ratings, one lacks its user, item or
   *     value, one lies outside the scale, or its item is not one that the encoder reads
   */
  public static RatedEntities of(
      Dataset<Row> rows, Optional<RatingScale> scale, Optional<IdMap> encoded) {
    Column rating = col(RatingRow.RATING);
    Column incomplete =
        col(USER).isNull().or(col(ITEM).isNull()).or(rating.isNull()).or(isnan(rating));
    Row summary =
        rows.select(
                count_if(incomplete),
                count_if(not(col(RatingRow.VALIDATION))),
                min(rating),
                max(rating))
            .first();
    if (summary.getLong(0) > 0) {
      throw new IllegalArgumentException(
          "%d rows have no user, no item, or no number as their rating; filter them out, or name other columns"
              .formatted(summary.getLong(0)));
    }
    if (summary.getLong(1) == 0) {
      throw new IllegalArgumentException("pmf needs ratings; the training data has none");
    }
    RatingScale known = scale.orElseGet(() -> scale(rows));
    requireRatings(known, summary.getFloat(2), summary.getFloat(3));
    return new RatedEntities(
        rows,
        EntityIds.of(rows, USER, RatingRow.USER),
        encoded.map(ids -> encodedItems(rows, ids)).orElseGet(() -> items(rows)),
        known,
        encoded.isPresent());
  }

  private static EntityIds items(Dataset<Row> rows) {
    return EntityIds.of(rows, ITEM, RatingRow.ITEM);
  }

  private static EntityIds encodedItems(Dataset<Row> rows, IdMap encoded) {
    Dataset<Row> read =
        rows.sparkSession().createDataset(encoded.ids(), Encoders.STRING()).toDF(ITEM);
    EntityIds items = items(rows.select(ITEM).union(read));
    if (items.size() > encoded.size()) {
      throw new IllegalArgumentException(
          "item '%s' and %d others have ratings, but the encoder was not given them; give it all items"
              .formatted(
                  rows.join(read, new String[] {ITEM}, "left_anti")
                      .select(ITEM)
                      .as(Encoders.STRING())
                      .first(),
                  items.size() - encoded.size() - 1));
    }
    return items;
  }

  /** The scale that one machine finds. */
  private static RatingScale scale(Dataset<Row> rows) {
    List<Float> values =
        rows.select(RatingRow.RATING)
            .distinct()
            .limit(MOST_VALUES + 1)
            .as(Encoders.FLOAT())
            .collectAsList();
    if (values.size() > MOST_VALUES) {
      throw new IllegalArgumentException(
          "the ratings have more than %d different values; give their scale"
              .formatted(MOST_VALUES));
    }
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    for (int n = 0; n < values.size(); n++) {
      builder.add(0, n, values.get(n));
    }
    RatingMatrix distinct = builder.build(1, values.size());
    return RatingScale.of(distinct);
  }

  private static void requireRatings(RatingScale scale, float least, float greatest) {
    if (scale.isImplicit()) {
      throw new IllegalArgumentException(
          "pmf learns from ratings, and this data has only interactions (values from %s to %s)"
              .formatted(least, greatest));
    }
    if (!scale.contains(least) || !scale.contains(greatest)) {
      throw new IllegalArgumentException(
          "the ratings reach from %s to %s, beyond the scale from %s to %s"
              .formatted(least, greatest, scale.min(), scale.max()));
    }
  }

  /**
   * The ratings as {@link RatingRow}s, and whether a validation rating is {@link #COLD}: one of a
   * user or an item without a vector.
   */
  public Dataset<Row> indexed() {
    Dataset<Row> train = rows.where(not(col(RatingRow.VALIDATION)));
    Dataset<Row> validation =
        withMark(
            withMark(rows.where(RatingRow.VALIDATION), train, USER, "rater"), train, ITEM, "rated");
    Dataset<Row> marked =
        train
            .withColumn(COLD, lit(false))
            .union(
                validation
                    .withColumn(
                        COLD,
                        allItems
                            ? col("rater").isNull()
                            : col("rater").isNull().or(col("rated").isNull()))
                    .select(
                        USER, ITEM, RatingRow.RATING, RatingRow.TIME, RatingRow.VALIDATION, COLD));
    return users.toIndices(items.toIndices(marked));
  }

  /** The rows with a column that is null where {@code train} has no row of the same id. */
  private static Dataset<Row> withMark(
      Dataset<Row> rows, Dataset<Row> train, String id, String mark) {
    return rows.join(
        train.select(id).distinct().withColumn(mark, lit(true)), new String[] {id}, "left_outer");
  }

  /**
   * Requires that no two ratings contradict each other.
   *
   * @param conflict the indices of user and item of two different ratings of the same time; empty
   *     if there are none
   * @throws IllegalArgumentException if there are some
   */
  public void requireNoConflict(int[] conflict) {
    if (conflict.length > 0) {
      throw new IllegalArgumentException(
          "user '%s' has two different ratings for item '%s' of the same time; keep one of each such pair"
              .formatted(users.id(conflict[0]), items.id(conflict[1])));
    }
  }

  /** Frees what is cached. */
  public void unpersist() {
    users.unpersist();
    items.unpersist();
  }
}
