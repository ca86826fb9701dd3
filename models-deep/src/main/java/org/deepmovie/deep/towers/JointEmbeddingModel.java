package org.deepmovie.deep.towers;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * What {@link JointEmbedding} keeps of its towers: vectors in one space, of which the last
 * component is 1 for users, and for items what all users' scores of it have in common. A score is
 * the inner product of two of them.
 *
 * @param users users x (dimensions + 1); who has nothing that a tower reads has the mean user's
 * @param items items x (dimensions + 1); which has nothing that a tower reads has 0, but for the
 *     last
 * @param meanUser the mean vector of the users that have training ratings
 * @param baseline predicts ratings, of which the vectors know nothing
 */
record JointEmbeddingModel(
    FloatMatrix users, FloatMatrix items, float[] meanUser, BaselineEstimate baseline) {

  private static final double BASELINE_LAMBDA = 5;
  private static final int BASELINE_SWEEPS = 10;

  /** The model on the towers' outputs, which are not copied. */
  static JointEmbeddingModel of(
      FloatMatrix users,
      FloatMatrix items,
      TowerInput userSide,
      TowerInput itemSide,
      BaselineEstimate baseline) {
    float[] mean = mean(users, userSide.ratings());
    for (int user = 0; user < users.rows(); user++) {
      if (!userSide.knows(user)) {
        System.arraycopy(mean, 0, users.values(), users.offset(user), mean.length);
      }
    }
    for (int item = 0; item < items.rows(); item++) {
      if (!itemSide.knows(item)) {
        int from = items.offset(item);
        Arrays.fill(items.values(), from, from + items.columns() - 1, 0);
      }
    }
    return new JointEmbeddingModel(users, items, mean, baseline);
  }

  private static float[] mean(FloatMatrix users, CsrMatrix ratings) {
    int[] rated = ratings.nonEmptyRows();
    float[] mean = new float[users.columns()];
    for (int k = 0; k < mean.length; k++) {
      int column = k;
      mean[k] =
          (float) IntStream.of(rated).mapToDouble(u -> users.get(u, column)).average().orElse(0);
    }
    return mean;
  }

  /** What predicts ratings. */
  static BaselineEstimate baseline(RatingMatrix ratings) {
    return BaselineEstimate.fit(ratings, BASELINE_LAMBDA, BASELINE_LAMBDA, BASELINE_SWEEPS);
  }

  /** The vector of {@code user}, an index or {@link IdMap#UNKNOWN}: a copy. */
  float[] user(int user) {
    return user == IdMap.UNKNOWN ? meanUser.clone() : users.row(user);
  }

  /** The score of {@code item} for {@code user}, an index or {@link IdMap#UNKNOWN}. */
  float score(int user, int item) {
    return Kernels.best().dot(user(user), 0, items.values(), items.offset(item), items.columns());
  }

  /** Whether {@code item}, an index or {@link IdMap#UNKNOWN}, points anywhere. */
  boolean hasDirection(int item) {
    if (item == IdMap.UNKNOWN) {
      return false;
    }
    int from = items.offset(item);
    return IntStream.range(from, from + items.columns() - 1).anyMatch(p -> items.values()[p] != 0);
  }

  /** The items' vectors without what all users' scores have in common, items x dimensions. */
  FloatMatrix itemDirections() {
    FloatMatrix directions = new FloatMatrix(items.rows(), items.columns() - 1);
    for (int item = 0; item < items.rows(); item++) {
      System.arraycopy(
          items.values(),
          items.offset(item),
          directions.values(),
          directions.offset(item),
          directions.columns());
    }
    return directions;
  }

  void save(ArchiveWriter archive) throws IOException {
    users.save(archive, "user_vectors");
    items.save(archive, "item_vectors");
    archive.floats("mean_user", meanUser);
  }

  static JointEmbeddingModel load(ArchiveReader archive, Catalog catalogue, int dimensions)
      throws IOException {
    int columns = dimensions + 1;
    return new JointEmbeddingModel(
        FloatMatrix.load(archive, "user_vectors", catalogue.users().size(), columns),
        FloatMatrix.load(archive, "item_vectors", catalogue.items().size(), columns),
        archive.floats("mean_user", columns),
        baseline(RatingMatrix.of(catalogue.seen())));
  }
}
