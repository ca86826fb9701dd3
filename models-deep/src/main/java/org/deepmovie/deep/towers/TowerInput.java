package org.deepmovie.deep.towers;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.text.analysis.TextVectors;
import org.deepmovie.text.TextVectorOptions;
import org.deepmovie.train.Seeds;

/**
 * The users or the items as a tower is told of them: features, and perhaps an id for those who have
 * training ratings.
 *
 * @param name "user" or "item"
 * @param features a row for each
 * @param ids their external ids
 * @param ratings the training ratings, a row for each
 * @param useIds whether the tower is told the ids
 */
record TowerInput(
    String name, TowerFeatures features, IdMap ids, CsrMatrix ratings, boolean useIds) {

  /** The id of those who have none. */
  static final int NO_ID = 0;

  static TowerInput users(Dataset data, boolean useIds) {
    return new TowerInput(
        "user",
        TowerFeatures.of(data.userAttributes(), Optional.empty())
            .withoutWhatIsAlike(data.ratings().byUser().nonEmptyRows()),
        data.users(),
        data.ratings().byUser(),
        useIds);
  }

  static TowerInput items(Dataset data, boolean useIds, TextVectorOptions options, long seed) {
    boolean reads =
        data.texts().count() > 0 && (options.textDimensions() > 0 || !options.vectors().isEmpty());
    Optional<FloatMatrix> texts =
        reads ? Optional.of(TextVectors.of(data.texts(), options, seed)) : Optional.empty();
    return new TowerInput(
        "item",
        TowerFeatures.of(data.itemAttributes(), texts)
            .withoutWhatIsAlike(data.ratings().byItem().nonEmptyRows()),
        data.items(),
        data.ratings().byItem(),
        useIds);
  }

  int size() {
    return ids.size();
  }

  /** Whether the tower is told anything of {@code row}. */
  boolean knows(int row) {
    return features.has(row) || (useIds && ratings.count(row) > 0);
  }

  /**
   * Refuses a side of which the tower is told nothing, so that all are the same to it.
   *
   * @param model who needs to be told
   * @param option that which tells the ids
   */
  void require(String model, String option) {
    if (!useIds && !features.any()) {
      throw new IllegalArgumentException(
          "%s needs %s in which rated %ss differ, or %s=true; this data has none"
              .formatted(
                  model, name.equals("item") ? "attributes or texts" : "attributes", name, option));
    }
  }

  /** Random ones of those who have training ratings, {@code most} or all of them. */
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
   * The ids of {@code rows}, each left out with probability {@code dropout}, or all of them if the
   * tower is told none.
   */
  int[] ids(int[] rows, double dropout, SplittableRandom random) {
    int[] drawn = new int[rows.length];
    for (int n = 0; n < rows.length && useIds; n++) {
      drawn[n] = random.nextDouble() < dropout ? NO_ID : id(rows[n]);
    }
    return drawn;
  }
}
