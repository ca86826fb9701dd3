package org.deepmovie.neighborhood.linear;

import java.io.IOException;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.neighborhood.ItemMatrix;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * EASE^R (H. Steck: Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019): the item
 * weights B with a diagonal of 0 that minimize |X - X B|^2 + lambda |B|^2,
 *
 * <pre>
 *   P = (X'X + lambda I)^-1
 *   B_ij = -P_ij / P_jj, B_jj = 0      (eq. 8)
 *   score of item j for user u: sum over i in N(u) of B_ij
 * </pre>
 *
 * X being who had to do with what, users x items, of ones and zeros, and N(u) what u had to do
 * with. The model ranks and knows nothing of ratings, so that {@code predict} gives the baseline's
 * prediction. It takes items^2 memory and items^3 time; the same result at any number of threads.
 */
public final class Ease implements Trainer {

  static final String NAME = "ease";

  private final EaseOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public Ease(EaseOptions options) {
    this.options = OptionsMapper.checked(options);
  }

  /**
   * Fits the weights.
   *
   * @throws IllegalArgumentException if there are no ratings or too many items
   * @throws ArithmeticException if rounding makes the matrix not positive definite
   */
  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireRatings(NAME);
    CoOccurrences.requireItems(NAME, train.items().size(), options.maxItems());
    CsrMatrix feedback = train.implicitFeedback();
    ItemMatrix matrix;
    try (Workers workers = new Workers(context.threads())) {
      matrix = CoOccurrences.count(feedback, workers);
      for (int item = 0; item < matrix.items(); item++) {
        matrix.values()[matrix.start(item) + item] += (float) options.lambda();
      }
      if (!SymmetricInverse.invert(matrix, workers)) {
        throw new ArithmeticException(
            NAME + ": the item matrix is not positive definite in single precision; raise lambda");
      }
    }
    divideByDiagonal(matrix);
    ModelHeader header =
        ModelHeader.of(NAME, OptionsMapper.of(EaseOptions.class).format(options), train, context);
    return recommender(header, matrix, feedback);
  }

  private static void divideByDiagonal(ItemMatrix p) {
    float[] values = p.values();
    int items = p.items();
    float[] factors = new float[items];
    for (int item = 0; item < items; item++) {
      factors[item] = -1 / values[p.start(item) + item];
    }
    for (int item = 0; item < items; item++) {
      for (int other = 0; other < items; other++) {
        values[p.start(item) + other] *= factors[other];
      }
      values[p.start(item) + item] = 0;
    }
  }

  private Recommender recommender(ModelHeader header, ItemMatrix weights, CsrMatrix feedback) {
    return new LinearItemRecommender(header, options.baseline(), feedback, weights);
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    int items = header.catalogue().items().size();
    CoOccurrences.requireItems(NAME, items, options.maxItems());
    return recommender(
        header,
        ItemMatrix.load(archive, items),
        LinearItemRecommender.loadFeedback(header, archive));
  }
}
