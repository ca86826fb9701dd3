package org.deepmovie.mf.feedback;

import org.deepmovie.data.Rating;
import org.deepmovie.internal.mf.feedback.FeedbackModel;
import org.deepmovie.internal.mf.feedback.FeedbackRecommender;
import org.deepmovie.internal.mf.feedback.FeedbackSettings;
import org.deepmovie.internal.mf.time.TimeEffects;
import org.deepmovie.recommend.ModelHeader;

/** Adds the effects of time to the predictions of a {@link FeedbackRecommender}. */
final class TimedFeedbackRecommender extends FeedbackRecommender
    implements TimeSvdPlusPlusRecommender {

  private final TimeEffects time;

  TimedFeedbackRecommender(ModelHeader header, FeedbackSettings settings, FeedbackModel model) {
    super(header, settings, model);
    this.time = model.time().orElseThrow();
  }

  @Override
  public double predict(int user, int item, long seconds) {
    if (seconds == Rating.NO_TIMESTAMP || !model().knowsUser(user) || !model().knowsItem(item)) {
      return predict(user, item);
    }
    return catalog()
        .scale()
        .clip(model().predict(user, item) + time.value(model(), user, item, seconds));
  }
}
