package org.deepmovie.mf.feedback;

import org.deepmovie.data.IdMap;
import org.deepmovie.data.Rating;
import org.deepmovie.internal.mf.feedback.FeedbackModel;
import org.deepmovie.internal.mf.feedback.FeedbackRecommender;
import org.deepmovie.internal.mf.feedback.FeedbackSettings;
import org.deepmovie.internal.mf.time.TimeEffects;
import org.deepmovie.recommend.ModelHeader;

/**
 * The recommender of {@link TimeSvdPlusPlus}, which also predicts ratings at a time. Without a
 * time, the effects of time are left out.
 */
@SuppressWarnings("exports") // Applications see the interfaces of the superclass.
public final class TimeSvdPlusPlusRecommender extends FeedbackRecommender {

  private final TimeEffects time;

  TimeSvdPlusPlusRecommender(ModelHeader header, FeedbackSettings settings, FeedbackModel model) {
    super(header, settings, model);
    this.time = model.time().orElseThrow();
  }

  /**
   * The predicted rating at a time, finite and within the rating scale.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @param item an index, or {@link IdMap#UNKNOWN}
   * @param seconds since 1970-01-01 UTC, or {@link Rating#NO_TIMESTAMP}
   */
  public double predict(int user, int item, long seconds) {
    if (seconds == Rating.NO_TIMESTAMP || !model().knowsUser(user) || !model().knowsItem(item)) {
      return predict(user, item);
    }
    return catalog()
        .scale()
        .clip(model().predict(user, item) + time.value(model(), user, item, seconds));
  }
}
