package org.deepmovie.train;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;

/**
 * Fits a model. A trainer holds its options and nothing else: it may fit several data sets, also at
 * the same time.
 *
 * <pre>{@code
 * Trainer trainer = Providers.load().trainer("pmf:factors=20");
 * Recommender model = trainer.fit(train, TrainingContext.ofSeed(1));
 * }</pre>
 */
public interface Trainer {

  /**
   * Fits a model to the ratings of {@code train}.
   *
   * <p>An interrupt of the calling thread ends the fit within a unit of work of about 100 ms.
   *
   * @return an immutable, thread-safe recommender for the users and items of {@code train}
   * @throws IllegalArgumentException if the data lacks what the model needs
   * @throws DivergedException if the loss became infinite or NaN
   * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
   */
  Recommender fit(Dataset train, TrainingContext context);

  /** Whether the model reads the times of ratings. */
  default boolean usesTimes() {
    return false;
  }

  /**
   * Whether {@link #fit} stops early by the validation ratings of the context. A trainer that does
   * not, such as one with a solution in closed form, should say so: no ratings are then held out
   * for validation, and its model is fitted to all of them.
   */
  default boolean usesValidation() {
    return true;
  }

  /**
   * Whether {@link #fit} ends with a fit to the training ratings and the validation ratings of the
   * context together. Such a model is not fitted to the validation ratings a second time.
   */
  default boolean refits() {
    return false;
  }

  /**
   * Whether {@link #fit} can start from an earlier model, {@link TrainingContext#startingFrom}. A
   * trainer that cannot, such as one with a solution in closed form, refuses it in {@link
   * TrainingContext#header}.
   */
  default boolean warmStarts() {
    return false;
  }

  /**
   * Whether the models have prediction intervals of their own. Validation ratings calibrate those
   * of other models.
   */
  default boolean givesIntervals() {
    return false;
  }

  /**
   * Whether the model has predictions of its own of how users rate items. A model that only ranks
   * items, and predicts ratings by the baseline estimate, should say so: it cannot be blended.
   */
  default boolean predictsRatings() {
    return true;
  }

  /**
   * Reads what {@link org.deepmovie.store.Storable#save} wrote for a recommender that a trainer of
   * this kind fitted. A trainer whose recommenders are not storable need not override this.
   *
   * @param header what the model file says of the model
   * @throws IOException if the archive lacks something or it has the wrong shape
   * @throws UnsupportedOperationException if models of this kind cannot be loaded
   */
  default Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    throw new UnsupportedOperationException(header.model() + " cannot be loaded from a file");
  }
}
