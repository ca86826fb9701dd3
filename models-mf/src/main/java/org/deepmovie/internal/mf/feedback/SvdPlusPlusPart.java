package org.deepmovie.internal.mf.feedback;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.TrainingContext;

/**
 * SVD++ as a part of a larger model, whose parts are fitted to the same errors. It predicts, saves
 * and explains its own part, biases included.
 */
public final class SvdPlusPlusPart implements EarlyStopping.EpochTraining<FactorRecommender> {

  private final ModelHeader header;
  private final FeedbackSettings settings;
  private final FeedbackFit fit;

  /**
   * The part before the first epoch.
   *
   * @param settings for ratings from 1 to 5
   * @param biasLearningRate the learning rate of biases in the first epoch, in place of that of
   *     {@code settings}
   * @param header that of the whole model
   * @param others the predictions of the other parts for each rating, by the positions of the
   *     ratings by user as {@link CanonicalOrder} has them; not copied, so that it may change
   *     between epochs
   */
  public SvdPlusPlusPart(
      FeedbackSettings settings,
      double biasLearningRate,
      ModelHeader header,
      Dataset train,
      TrainingContext context,
      float[] others) {
    this.header = header;
    this.settings = settings.withBiasLearningRate(biasLearningRate).stretched(train.scale().unit());
    this.fit = FeedbackFit.besides(others, this.settings, train, context);
  }

  /**
   * Visits every rating once, user by user, and if implicit feedback is a part of the items'
   * vectors once more, item by item.
   *
   * @return the RMSE of the whole model on the training ratings, each as it was before its step
   */
  @Override
  public double epoch(int number) {
    return fit.epoch(number);
  }

  @Override
  public double predict(int user, int item) {
    return fit.predict(user, item);
  }

  /** As {@link #predict}, for users and items numbered as in {@link CanonicalOrder}. */
  public double predictCanonical(int user, int item) {
    return fit.predictCanonical(user, item);
  }

  @Override
  public FactorRecommender checkpoint() {
    return new FeedbackRecommender(header, settings, fit.checkpoint());
  }

  /** Reads the part that was saved. */
  public static FactorRecommender load(
      FeedbackSettings settings, ModelHeader header, ArchiveReader archive) throws IOException {
    FeedbackSettings stretched = settings.stretched(header.catalog().scale().unit());
    return new FeedbackRecommender(
        header, stretched, FeedbackRecommender.load(header.catalog(), stretched, archive));
  }
}
