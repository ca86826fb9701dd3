package org.deepmovie.deep.jointembedding;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.deep.tower.TowerInput;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * What {@link JointEmbedding} learns: vectors in one space. The last component is 1 for users, and
 * for items the bias of their scores. A score is the inner product of two vectors.
 *
 * @param users users x (factors + 1); users of whom the tower reads nothing have the mean vector
 * @param items items x (factors + 1); items of which the tower reads nothing have 0, except for the
 *     last component
 * @param meanUser the mean vector of the users with training ratings
 * @param baseline predicts ratings
 */
record JointEmbeddingModel(
    FloatMatrix users, FloatMatrix items, float[] meanUser, BaselineEstimate baseline) {

  /** The model on {@code users} and {@code items}, outputs of the towers that are not copied. */
  static JointEmbeddingModel of(
      FloatMatrix users,
      FloatMatrix items,
      TowerInput userInput,
      TowerInput itemInput,
      BaselineEstimate baseline) {
    float[] mean = mean(users, userInput.ratings());
    for (int user = 0; user < users.rows(); user++) {
      if (!userInput.knows(user)) {
        System.arraycopy(mean, 0, users.values(), users.offset(user), mean.length);
      }
    }
    for (int item = 0; item < items.rows(); item++) {
      if (!itemInput.knows(item)) {
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

  /** The baseline of {@code ratings}. */
  static BaselineEstimate baseline(RatingMatrix ratings) {
    return BaselineEstimate.fallback(ratings);
  }

  /** The vector of {@code user}, an index or {@link IdMap#UNKNOWN}: a copy. */
  float[] user(int user) {
    return user == IdMap.UNKNOWN ? meanUser.clone() : users.row(user);
  }

  /** The score of {@code item} for {@code user}, an index or {@link IdMap#UNKNOWN}. */
  float score(int user, int item) {
    return Kernels.best().dot(user(user), 0, items.values(), items.offset(item), items.columns());
  }

  /** Whether {@code item}, an index or {@link IdMap#UNKNOWN}, has a vector other than 0. */
  boolean hasDirection(int item) {
    if (item == IdMap.UNKNOWN) {
      return false;
    }
    int from = items.offset(item);
    return IntStream.range(from, from + items.columns() - 1).anyMatch(p -> items.values()[p] != 0);
  }

  /** The items' vectors without the bias, items x factors. */
  FloatMatrix itemDirections() {
    return items.copyOfColumns(0, items.columns() - 1);
  }

  void save(ArchiveWriter archive) throws IOException {
    users.save(archive, "user_vectors");
    items.save(archive, "item_vectors");
    archive.floats("mean_user", meanUser);
  }

  static JointEmbeddingModel load(ArchiveReader archive, Catalog catalog, int factors)
      throws IOException {
    int columns = factors + 1;
    return new JointEmbeddingModel(
        FloatMatrix.load(archive, "user_vectors", catalog.users().size(), columns),
        FloatMatrix.load(archive, "item_vectors", catalog.items().size(), columns),
        archive.floats("mean_user", columns),
        baseline(RatingMatrix.of(catalog.ratings())));
  }
}
