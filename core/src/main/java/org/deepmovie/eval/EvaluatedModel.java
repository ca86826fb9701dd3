package org.deepmovie.eval;

import org.deepmovie.data.IdMap;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.UnsupportedQueryException;
import org.deepmovie.split.Split;

/** A model with the split that it is evaluated on; checks that they match, and refuses NaN. */
record EvaluatedModel(Recommender model, Split split) {

  /**
   * Checks that the two match.
   *
   * @throws IllegalArgumentException if there are no test ratings, or the model has other users or
   *     items than the split
   */
  EvaluatedModel {
    if (split.test().size() == 0) {
      throw new IllegalArgumentException("the split has no test ratings");
    }
    Catalog known = model.catalog();
    if (known.users().size() != split.test().users()
        || known.items().size() != split.test().items()) {
      throw new IllegalArgumentException(
          "the model has %d users and %d items, the split has %d and %d"
              .formatted(
                  known.users().size(),
                  known.items().size(),
                  split.test().users(),
                  split.test().items()));
    }
    if (!known.users().equals(split.train().users())
        || !known.items().equals(split.train().items())) {
      throw new IllegalArgumentException(
          "the model and the split number users or items differently");
    }
  }

  /** The predicted rating; NaN is refused. */
  double predict(int user, int item) {
    double predicted = model.predict(user, item);
    if (Double.isNaN(predicted)) {
      throw notANumber("predicts", user, item);
    }
    return predicted;
  }

  /** Whether the model gives prediction intervals. */
  boolean givesIntervals() {
    try {
      interval(IdMap.UNKNOWN, IdMap.UNKNOWN);
      return true;
    } catch (UnsupportedQueryException e) {
      return false;
    }
  }

  /** The interval of the level {@link Evaluator#INTERVAL_LEVEL}. */
  PredictionInterval interval(int user, int item) {
    return model.predictInterval(user, item, Evaluator.INTERVAL_LEVEL);
  }

  /** Computes the scores of all items; NaN is refused. */
  void score(int user, float[] scores) {
    model.score(user, scores);
    for (int item = 0; item < scores.length; item++) {
      if (Float.isNaN(scores[item])) {
        throw notANumber("scores", user, item);
      }
    }
  }

  private IllegalStateException notANumber(String verb, int user, int item) {
    return new IllegalStateException(
        "model '%s' %s NaN for user '%s' and item '%s'"
            .formatted(
                model.header().model(),
                verb,
                split.train().users().id(user),
                split.train().items().id(item)));
  }
}
