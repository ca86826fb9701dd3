package org.deepmovie.internal.mf.feedback;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.mf.feedback.SvdPlusPlus;
import org.deepmovie.mf.feedback.SvdPlusPlusOptions;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.TrainingContext;

/**
 * {@link SvdPlusPlus} as a part of a model that adds other terms to it and fits all of them to the
 * same errors. What it predicts, saves and explains is its own part, biases included.
 */
public final class SvdPlusPlusPart implements EarlyStopping.EpochTraining<FactorRecommender> {

  private final ModelHeader header;
  private final FeedbackSettings settings;
  private final FeedbackFit fit;

  /**
   * The part before the first epoch.
   *
   * @param biasLearningRate the learning rate of biases in the first epoch; that of {@code options}
   *     is the factors' alone
   * @param header that of the whole model
   * @param others what the other terms predict for each rating, by the positions of the ratings by
   *     user as {@link CanonicalOrder} has them; whoever fits these terms changes it between epochs
   */
  public SvdPlusPlusPart(
      SvdPlusPlusOptions options,
      double biasLearningRate,
      ModelHeader header,
      Dataset train,
      TrainingContext context,
      float[] others) {
    this.header = header;
    this.settings =
        options.settings().withBiasRate(biasLearningRate).stretched(train.scale().unit());
    this.fit = new FeedbackFit(settings, train, context, others);
  }

  /**
   * Visits every rating once, or where items have a part of feedback twice: user by user, and then
   * item by item.
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

  /** As {@link #predict}, users and items being numbered as in {@link CanonicalOrder}. */
  public double predictNumbered(int user, int item) {
    return fit.predictNumbered(user, item);
  }

  @Override
  public FactorRecommender checkpoint() {
    return new FeedbackRecommender(header, settings, fit.checkpoint());
  }

  /** Reads the part that was saved. */
  public static FactorRecommender load(
      SvdPlusPlusOptions options, ModelHeader header, ArchiveReader archive) throws IOException {
    FeedbackSettings settings = options.settings().stretched(header.catalogue().scale().unit());
    return new FeedbackRecommender(
        header, settings, FeedbackRecommender.load(header.catalogue(), settings, archive));
  }
}
