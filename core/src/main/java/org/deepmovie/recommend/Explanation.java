package org.deepmovie.recommend;

import java.util.Comparator;
import java.util.List;

/**
 * Why a model predicts a rating, as a sum:
 *
 * <pre>
 *   prediction = baseline + sum of the contributions' amounts + remainder
 * </pre>
 *
 * All parts are in units of the rating scale, and none is clipped to it.
 *
 * @param prediction the unclipped prediction; clipped, it is what {@link Recommender#predict} gives
 * @param baseline what the model predicts before it looks at which items the user rated, such as mu
 *     + b_u + b_i
 * @param remainder what no rated item accounts for, such as a user's own factors; 0 where the model
 *     has no such part
 * @param contributions one per item that had a part in it, sorted by descending absolute value,
 *     then by id
 * @param parts the models of which the model is made; empty if it is not made of others
 */
public record Explanation(
    double prediction,
    double baseline,
    double remainder,
    List<Contribution> contributions,
    List<PartPrediction> parts) {

  private static final Comparator<Contribution> GREATEST_FIRST =
      Comparator.<Contribution>comparingDouble(part -> -Math.abs(part.amount()))
          .thenComparing(Contribution::id);

  public Explanation {
    contributions = contributions.stream().sorted(GREATEST_FIRST).toList();
    parts = List.copyOf(parts);
  }

  /** An explanation of a model that is not made of others. */
  public Explanation(
      double prediction, double baseline, double remainder, List<Contribution> contributions) {
    this(prediction, baseline, remainder, contributions, List.of());
  }

  /**
   * What one item of the user history adds to the prediction.
   *
   * @param item the item's index
   * @param id the item's external id
   * @param title the item's title, or its id if it has none
   * @param rating how the user rated it, or NaN if the user interacted with it without a rating
   * @param amount what it adds, in units of the rating scale; below 0 if it lowers the prediction
   */
  public record Contribution(int item, String id, String title, double rating, double amount) {}

  /**
   * What a part of a blended model predicts.
   *
   * @param model the part's name with its options
   * @param weight the weight of the part in this prediction
   * @param prediction the part's prediction, within the rating scale
   */
  public record PartPrediction(String model, double weight, double prediction) {}
}
