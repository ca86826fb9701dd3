package org.deepmovie.internal.mf.feedback;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.RidgeRows;
import org.deepmovie.internal.leastsquares.AlsUpdater;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.train.FitChecks;
import org.deepmovie.internal.update.CatalogUpdate;

/**
 * A model after new data arrived. The users concerned are folded in again by all their ratings and
 * interactions, the items' vectors being fixed. Then the vectors q_i of the items with new ratings
 * are the ridge regressions on the vectors of their users. The vectors y_j and x_j, whose sums are
 * parts of others, stay as they are; those of a new item are 0. Where vectors of items have sums of
 * feedback, too, which the model does not hold, the prior mean of a vector is the one before.
 *
 * @param settings of the fit
 * @param before the model before the update, without effects of time
 */
record FeedbackUpdate(FeedbackSettings settings, FeedbackModel before) {

  /**
   * The model after {@code update}.
   *
   * @throws IllegalStateException if a vector cannot be solved
   */
  FeedbackModel apply(CatalogUpdate update) {
    return CatalogUpdate.solved(() -> solved(update));
  }

  private FeedbackModel solved(CatalogUpdate update) {
    CsrMatrix ratings = update.ratings().byUser();
    CsrMatrix known = update.enlarged(before.interactions());
    CsrMatrix interactions = known.union(ratings).union(update.arrived());
    FactorModel factors = before.factors();
    FloatMatrix users = RidgeRows.enlarged(factors.users(), ratings.rows());
    FloatMatrix items = RidgeRows.enlarged(factors.items(), ratings.columns());
    FeedbackModel model = model(users, items, interactions, update);
    BitSet concerned = new BitSet();
    for (int user : update.users()) {
      concerned.set(user);
    }
    for (int user = 0; user < ratings.rows(); user++) {
      concerned.set(user, concerned.get(user) || interactions.count(user) > known.count(user));
    }
    concerned.stream().forEach(user -> replace(users, user, user(model, ratings, user)));
    for (int item : update.items()) {
      replace(items, item, item(users, items, update.ratings().byItem(), item));
    }
    double unit = update.header().catalog().scale().unit();
    FitChecks.requireBounded(users.values(), unit);
    FitChecks.requireBounded(items.values(), unit);
    // The bounds of what is known, and all that is derived from the vectors, follow them.
    return model(users, items, interactions, update);
  }

  private FeedbackModel model(
      FloatMatrix users, FloatMatrix items, CsrMatrix interactions, CatalogUpdate update) {
    Optional<FloatMatrix> implicit =
        before.implicitFeedback().map(y -> RidgeRows.enlarged(y, items.rows()));
    Optional<ResidualFeedback> residual =
        before
            .residualFeedback()
            .map(
                x -> new ResidualFeedback(RidgeRows.enlarged(x.vectors(), items.rows()), x.unit()));
    return new FeedbackModel(
        FactorModel.of(true, before.factors().globalMean(), users, items, update.ratings())
            .knowing(interactions),
        before.mean(),
        interactions,
        implicit,
        residual,
        before.time());
  }

  private static void replace(FloatMatrix vectors, int row, float[] vector) {
    System.arraycopy(vector, 0, vectors.values(), vectors.offset(row), vector.length);
  }

  private float[] user(FeedbackModel model, CsrMatrix ratings, int user) {
    int[] interacted = columns(model.interactions(), user);
    return new NewUserVector(settings, model)
        .of(interacted, columns(ratings, user), values(ratings, user));
  }

  /**
   * The vector of an item, whose bias holds the product with the mean user: the regression is on
   * whole vectors of users, so that the regularization is that of the fit.
   */
  private float[] item(FloatMatrix users, FloatMatrix items, CsrMatrix byItem, int item) {
    int[] raters = columns(byItem, item);
    float[] mean = before.mean().vector();
    FloatMatrix whole = new FloatMatrix(raters.length, users.columns());
    int[] rows = new int[raters.length];
    for (int n = 0; n < raters.length; n++) {
      rows[n] = n;
      for (int k = 0; k < mean.length; k++) {
        whole.values()[whole.offset(n) + k] = users.get(raters[n], k) + mean[k];
      }
    }
    Regularization own =
        settings
            .items()
            .ownFactors()
            .orElseThrow(() -> new IllegalStateException("items have factors of their own"))
            .regularization();
    float[] vector =
        new AlsUpdater(users.columns(), true, before.factors().globalMean(), 1)
            .foldIn(
                whole,
                rows,
                values(byItem, item),
                own.of(raters.length),
                settings.biases().regularization().of(raters.length),
                settings.items().implicitFeedback() ? withoutMeanUser(items, item) : null);
    vector[0] += before.mean().product(new FloatMatrix(1, vector.length, vector), 0);
    return vector;
  }

  /** The vector of an item whose bias does not hold the product with the mean user. */
  private float[] withoutMeanUser(FloatMatrix items, int item) {
    float[] vector = Arrays.copyOfRange(items.values(), items.offset(item), items.offset(item + 1));
    vector[0] -= before.mean().product(items, item);
    return vector;
  }

  private static int[] columns(CsrMatrix rows, int row) {
    int[] columns = new int[rows.count(row)];
    for (int n = 0; n < columns.length; n++) {
      columns[n] = rows.column(rows.start(row) + n);
    }
    return columns;
  }

  private static double[] values(CsrMatrix rows, int row) {
    double[] values = new double[rows.count(row)];
    for (int n = 0; n < values.length; n++) {
      values[n] = rows.value(rows.start(row) + n);
    }
    return values;
  }
}
