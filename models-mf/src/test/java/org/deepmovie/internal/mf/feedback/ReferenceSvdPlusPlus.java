package org.deepmovie.internal.mf.feedback;

import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.internal.leastsquares.Regularization;

/**
 * The formulas of the family as the papers write them, in double precision, written for clarity
 * alone, and the loss that is minimized.
 */
public final class ReferenceSvdPlusPlus {

  final FeedbackSettings settings;
  final CsrMatrix ratings;
  final CsrMatrix interactions;
  final CsrMatrix residuals;
  public double mean;
  public double[] userBiases;
  public double[] itemBiases;
  public double[][] p;
  public double[][] q;
  public double[][] y;
  public double[][] x;
  public double[][] w;

  /** By the position of a rating; an unknown day is below 0. */
  public int[] dayOf;

  public int[] binOf;
  public double[] deviations;
  public double[] dayBiases;
  public double[][] drifts;
  public double[][] bins;

  public ReferenceSvdPlusPlus(
      FeedbackSettings settings, CsrMatrix ratings, CsrMatrix interactions, CsrMatrix residuals) {
    this.settings = settings;
    this.ratings = ratings;
    this.interactions = interactions;
    this.residuals = residuals;
  }

  public double predict(int user, int item) {
    double sum = mean + userBiases[user] + itemBiases[item];
    for (int k = 0; k < settings.factors(); k++) {
      double u = settings.users().ownFactors().isPresent() ? p[user][k] : 0;
      if (settings.users().implicitFeedback()) {
        u += sum(interactions, user, y, k);
      }
      if (settings.users().residualFeedback()) {
        u += sum(residuals, user, x, k);
      }
      sum += u * itemFactor(item, k);
    }
    return sum;
  }

  /** What the time of the rating at {@code n} adds: alpha_u and a_u stand side by side. */
  public double time(int user, int item, int n) {
    if (dayOf == null || dayOf[n] < 0) {
      return 0;
    }
    double drift = drifts[user][0];
    for (int k = 0; k < settings.factors(); k++) {
      drift += drifts[user][k + 1] * itemFactor(item, k);
    }
    return dayBiases[dayOf[n]] + bins[item][binOf[n]] + deviations[n] * drift;
  }

  private double itemFactor(int item, int k) {
    return q[item][k]
        + (settings.items().implicitFeedback() ? sum(interactions.transpose(), item, w, k) : 0);
  }

  private static double sum(CsrMatrix rows, int row, double[][] vectors, int k) {
    double sum = 0;
    for (int n = rows.start(row); n < rows.end(row); n++) {
      sum += rows.value(n) * vectors[rows.column(n)][k];
    }
    return rows.count(row) == 0 ? 0 : sum / Math.sqrt(rows.count(row));
  }

  double loss() {
    double loss = 0;
    for (int user = 0; user < ratings.rows(); user++) {
      for (int n = ratings.start(user); n < ratings.end(user); n++) {
        int item = ratings.column(n);
        loss += Math.pow(ratings.value(n) - predict(user, item) - time(user, item, n), 2);
      }
    }
    CsrMatrix byItem = ratings.transpose();
    for (int user = 0; user < ratings.rows(); user++) {
      double weight = settings.biases().regularization().of(ratings.count(user));
      loss +=
          settings.users().residualFeedback() ? 0 : weight * userBiases[user] * userBiases[user];
      if (settings.users().ownFactors().isPresent()) {
        loss +=
            settings.users().ownFactors().get().regularization().of(ratings.count(user))
                * squares(p[user]);
      }
      if (settings.items().implicitFeedback()) {
        loss +=
            settings.feedback().regularization().of(interactions.count(user)) * squares(w[user]);
      }
    }
    for (int item = 0; item < byItem.rows(); item++) {
      double weight = settings.biases().regularization().of(byItem.count(item));
      loss += weight * itemBiases[item] * itemBiases[item];
      loss +=
          settings.items().ownFactors().orElseThrow().regularization().of(byItem.count(item))
              * squares(q[item]);
      if (settings.users().implicitFeedback()) {
        loss +=
            settings.feedback().regularization().of(interactions.transpose().count(item))
                * squares(y[item]);
      }
      if (settings.users().residualFeedback()) {
        loss += settings.feedback().regularization().of(byItem.count(item)) * squares(x[item]);
      }
    }
    return dayOf == null ? loss : loss + timeRegularization();
  }

  private double timeRegularization() {
    Regularization regularization = settings.time().orElseThrow().learning().regularization();
    double sum = 0;
    for (int day = 0; day < dayBiases.length; day++) {
      sum += regularization.of(count(dayOf, day)) * dayBiases[day] * dayBiases[day];
    }
    for (int item = 0; item < bins.length; item++) {
      for (int bin = 0; bin < bins[item].length; bin++) {
        sum += regularization.of(inBin(item, bin)) * bins[item][bin] * bins[item][bin];
      }
    }
    for (int user = 0; user < drifts.length; user++) {
      int timed = 0;
      for (int n = ratings.start(user); n < ratings.end(user); n++) {
        timed += dayOf[n] < 0 ? 0 : 1;
      }
      sum += regularization.of(timed) * squares(drifts[user]);
    }
    return sum;
  }

  private int inBin(int item, int bin) {
    int count = 0;
    for (int n = 0; n < ratings.size(); n++) {
      count += ratings.column(n) == item && dayOf[n] >= 0 && binOf[n] == bin ? 1 : 0;
    }
    return count;
  }

  private static int count(int[] groups, int group) {
    return (int) IntStream.of(groups).filter(some -> some == group).count();
  }

  private static double squares(double[] vector) {
    double sum = 0;
    for (double value : vector) {
      sum += value * value;
    }
    return sum;
  }

  /** Minus half the derivative of the loss by {@code parameters[at]}. */
  public double slope(double[] parameters, int at) {
    double h = 1e-5;
    double value = parameters[at];
    parameters[at] = value + h;
    double above = loss();
    parameters[at] = value - h;
    double below = loss();
    parameters[at] = value;
    return -(above - below) / (2 * h) / 2;
  }
}
