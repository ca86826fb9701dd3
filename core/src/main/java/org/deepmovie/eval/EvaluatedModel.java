package org.deepmovie.eval;

import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;

/** A model beside the split that judges it: what must hold of the two, and of the answers. */
record EvaluatedModel(Recommender model, Split split) {

  /**
   * Checks that the two fit together.
   *
   * @throws IllegalArgumentException if there are no test ratings, or the model has other users or
   *     items than the split
   */
  EvaluatedModel {
    if (split.test().size() == 0) {
      throw new IllegalArgumentException("the split has no test ratings");
    }
    Catalog known = model.catalogue();
    if (known.users().size() != split.test().users()
        || known.items().size() != split.test().items()) {
      throw new IllegalArgumentException(
          "the model knows "
              + known.users().size()
              + " users and "
              + known.items().size()
              + " items, the split has "
              + split.test().users()
              + " and "
              + split.test().items());
    }
    if (!known.users().equals(split.train().users())
        || !known.items().equals(split.train().items())) {
      throw new IllegalArgumentException(
          "the model numbers users or items otherwise than the split");
    }
  }

  /** The predicted rating, refused if it is NaN. */
  double predict(int user, int item) {
    double predicted = model.predict(user, item);
    if (Double.isNaN(predicted)) {
      throw notANumber("predicts", user, item);
    }
    return predicted;
  }

  /** The scores of all items, refused if one is NaN. */
  void score(int user, float[] into) {
    model.score(user, into);
    for (int item = 0; item < into.length; item++) {
      if (Float.isNaN(into[item])) {
        throw notANumber("scores", user, item);
      }
    }
  }

  private IllegalStateException notANumber(String verb, int user, int item) {
    return new IllegalStateException(
        "model '"
            + model.header().model()
            + "' "
            + verb
            + " NaN for user '"
            + split.train().users().id(user)
            + "' and item '"
            + split.train().items().id(item)
            + "'");
  }
}
