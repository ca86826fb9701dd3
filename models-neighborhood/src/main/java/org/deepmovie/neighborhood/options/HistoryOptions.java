package org.deepmovie.neighborhood.options;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/**
 * How much of a user's history counts when items are compared with each other, or of an item's when
 * users are compared ({@code user-knn}). A user with n ratings has n^2 pairs of items; with the
 * limit the time of a fit grows linearly in the ratings of each user, or each item.
 *
 * <p>The ratings of a user or item with more are a sample of the ids of the users and the items:
 * the same in every fit and after a model is loaded, whatever the order of rows and the seed. The
 * limit is for comparisons alone: biases and predictions use all ratings, except for {@code
 * slope-one}, which predicts from the sample, too.
 */
public record HistoryOptions(
    @Hyperparameter(
            value = "10000",
            min = 1,
            max = 1e9,
            doc =
                "ratings of a user by which items are compared, at most, or of an item by which users"
                    + " are compared (user-knn): of more, a sample that the ids determine")
        int maxHistory)
    implements HistoryOptionsWith {

  /** Every option at its default. */
  public static HistoryOptions defaults() {
    return OptionsMapper.defaults(HistoryOptions.class);
  }
}
