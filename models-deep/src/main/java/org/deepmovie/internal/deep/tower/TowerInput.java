package org.deepmovie.internal.deep.tower;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.analysis.TextVectorOptions;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.analysis.TextVectors;
import org.deepmovie.internal.nn.feature.DenseFeatures;
import org.deepmovie.train.Seeds;

/**
 * What a tower reads of all users or of all items: features, and perhaps the ids of those with
 * training ratings.
 *
 * @param name "user" or "item"
 * @param features a row for each user or item
 * @param ids the external ids
 * @param ratings the training ratings, a row for each user or item
 * @param useIds whether the tower reads ids
 */
public record TowerInput(
    String name, DenseFeatures features, IdMap ids, CsrMatrix ratings, boolean useIds) {

  /** The id of rows without training ratings. */
  public static final int NO_ID = 0;

  /** What a tower reads of the users of {@code data}. */
  public static TowerInput users(Dataset data, boolean useIds) {
    CsrMatrix ratings = data.ratings().byUser();
    return new TowerInput(
        "user",
        DenseFeatures.of(data.userAttributes(), Optional.empty())
            .withoutConstantColumns(ratings.nonEmptyRows()),
        data.users(),
        ratings,
        useIds);
  }

  /** What a tower reads of the items of {@code data}. */
  public static TowerInput items(
      Dataset data, boolean useIds, TextVectorOptions options, long seed) {
    CsrMatrix ratings = data.ratings().byItem();
    return new TowerInput(
        "item",
        DenseFeatures.of(data.itemAttributes(), textVectors(data, options, seed))
            .withoutConstantColumns(ratings.nonEmptyRows()),
        data.items(),
        ratings,
        useIds);
  }

  private static Optional<FloatMatrix> textVectors(
      Dataset data, TextVectorOptions options, long seed) {
    boolean reads = data.texts().count() > 0 && options.readsTexts();
    return reads ? Optional.of(TextVectors.of(data.texts(), options, seed)) : Optional.empty();
  }

  /** The number of users or items. */
  public int size() {
    return ids.size();
  }

  /** Whether the tower reads anything of {@code row}. */
  public boolean knows(int row) {
    return features.has(row) || (useIds && ratings.count(row) > 0);
  }

  /** The same for other training ratings of the same users and items. */
  public TowerInput withRatings(CsrMatrix other) {
    return new TowerInput(
        name, features.withoutConstantColumns(other.nonEmptyRows()), ids, other, useIds);
  }

  /** Whether the tower reads anything of a row without training ratings. */
  public boolean knowsColdRows() {
    return IntStream.range(0, size()).anyMatch(row -> ratings.count(row) == 0 && features.has(row));
  }

  /** For every row whether the tower reads anything of it. */
  public boolean[] known() {
    boolean[] known = new boolean[size()];
    for (int row = 0; row < known.length; row++) {
      known[row] = knows(row);
    }
    return known;
  }

  /**
   * Refuses data of which the tower reads nothing, so that all rows would be the same to it.
   *
   * @param model the name of the model
   * @param option the option by which the tower reads ids
   */
  public void require(String model, String option) {
    if (!useIds && !features.any()) {
      throw new IllegalArgumentException(
          "%s needs %s in which rated %ss differ, or %s=true; this data has none"
              .formatted(
                  model, name.equals("item") ? "attributes or texts" : "attributes", name, option));
    }
  }

  /** Random rows with training ratings, {@code most} of them or all. */
  int[] draw(int most, SplittableRandom random) {
    int[] drawn = ratings.nonEmptyRows(ids);
    Seeds.shuffle(drawn, random);
    return Arrays.copyOf(drawn, Math.min(most, drawn.length));
  }

  /** The id of {@code row} from 1, or {@link #NO_ID} if it has no training ratings. */
  int id(int row) {
    return ratings.count(row) > 0 ? row + 1 : NO_ID;
  }

  /**
   * The ids of {@code rows}, each dropped with probability {@code dropout}; {@link #NO_ID} for all
   * if the tower reads no ids.
   */
  int[] ids(int[] rows, double dropout, SplittableRandom random) {
    int[] drawn = new int[rows.length];
    for (int n = 0; n < rows.length && useIds; n++) {
      drawn[n] = random.nextDouble() < dropout ? NO_ID : id(rows[n]);
    }
    return drawn;
  }
}
