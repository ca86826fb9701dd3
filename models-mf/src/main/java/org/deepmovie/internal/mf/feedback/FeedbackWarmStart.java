package org.deepmovie.internal.mf.feedback;

import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.factor.EarlierFactors;
import org.deepmovie.internal.mf.vector.FeedbackVectors;
import org.deepmovie.store.FloatRows;

/**
 * Sets parameters to those of an earlier model. A user's own factors are the vector less the sum of
 * y_j over the interactions that the earlier model knew. An item's own factors are its whole
 * vector: the parts that are sums over users are not stored with a model, and start at 0.
 */
final class FeedbackWarmStart {

  private final EarlierFactors earlier;
  private final FeedbackModel model;

  /** A start from the vectors of a {@link FeedbackRecommender}. */
  FeedbackWarmStart(EarlierFactors earlier) {
    this.earlier = earlier;
    this.model = ((FeedbackRecommender) earlier.recommender()).parameters();
  }

  void applyTo(FeedbackParameters parameters) {
    IdMap users = parameters.order().data().users();
    IdMap items = parameters.order().data().items();
    for (int row = 0; row < users.size(); row++) {
      int user = earlier.user(users.id(row));
      if (user != IdMap.UNKNOWN) {
        setUser(parameters, row, user);
      }
    }
    for (int row = 0; row < items.size(); row++) {
      int item = earlier.item(items.id(row));
      if (item != IdMap.UNKNOWN) {
        setItem(parameters, row, item);
      }
    }
    parameters.users().refresh();
    parameters.items().refresh();
  }

  private void setUser(FeedbackParameters parameters, int row, int user) {
    FloatRows vectors = model.factors().users();
    if (parameters.learnsUserBiases()) {
      parameters.biases().user()[row] = vectors.get(user, 0);
    }
    if (parameters.usersHaveOwnFactors()) {
      float[] own = vectors.row(user);
      CsrMatrix interactions = model.interactions();
      float weight = (float) (1 / Math.sqrt(Math.max(1, interactions.count(user))));
      for (int k = 1; k < own.length; k++) {
        own[k] += model.mean().vector()[k];
      }
      if (model.implicitFeedback().isPresent()) {
        FloatMatrix y = model.implicitFeedback().get();
        for (int p = interactions.start(user); p < interactions.end(user); p++) {
          for (int k = 1; k < own.length; k++) {
            own[k] -= weight * y.get(interactions.column(p), k);
          }
        }
      }
      set(parameters.users().vectors(), row, own);
    }
  }

  private void setItem(FeedbackParameters parameters, int row, int item) {
    FloatRows vectors = model.factors().items();
    parameters.biases().item()[row] = vectors.get(item, 0) - model.mean().product(vectors, item);
    set(parameters.items().vectors(), row, vectors.row(item));
    set(parameters.implicitFeedback(), model.implicitFeedback(), row, item);
    set(
        parameters.residualFeedback(),
        model.residualFeedback().map(ResidualFeedback::vectors),
        row,
        item);
  }

  private static void set(
      Optional<FeedbackVectors> into, Optional<FloatMatrix> from, int row, int item) {
    if (into.isPresent() && from.isPresent()) {
      set(into.get().vectors(), row, from.get().row(item));
    }
  }

  /** Sets the first components of a row, which may be longer: component 0 of a vector is a bias. */
  private static void set(FloatMatrix into, int row, float[] vector) {
    System.arraycopy(vector, 1, into.values(), into.offset(row), vector.length - 1);
  }
}
