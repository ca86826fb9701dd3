package org.deepmovie.split;

import java.util.Objects;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;

/**
 * Ratings divided into a training, a validation and a test set. All sets use the user and item
 * indices of {@code train}.
 *
 * @param train the training set, with all that is known about users and items
 * @param validation the validation set, for early stopping; may be empty
 * @param test the test set
 */
public record Split(Dataset train, RatingMatrix validation, RatingMatrix test) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if the sets differ in the number of users or items
   */
  public Split {
    Objects.requireNonNull(train, "train");
    checkShape("validation", validation, train.ratings());
    checkShape("test", test, train.ratings());
  }

  /** A split without validation ratings. */
  public Split(Dataset train, RatingMatrix test) {
    this(train, RatingMatrix.empty(test.users(), test.items()), test);
  }

  /**
   * Everything that the users are known to have done before the test, users x items: training and
   * validation ratings and implicit feedback, except what the test set holds, too. The values have
   * no meaning. Items of a user's row are no candidates for lists of recommendations.
   */
  public CsrMatrix knownInteractions() {
    CsrMatrix known = train.interactionsWith(validation);
    return known.size() == train.ratings().size() ? known : known.without(test.byUser());
  }

  private static void checkShape(String part, RatingMatrix ratings, RatingMatrix train) {
    if (ratings.users() != train.users() || ratings.items() != train.items()) {
      throw new IllegalArgumentException(
          part
              + " is "
              + ratings.users()
              + " users x "
              + ratings.items()
              + " items, train is "
              + train.users()
              + " x "
              + train.items());
    }
  }

  @Override
  public String toString() {
    return "train "
        + train.ratings().size()
        + ", validation "
        + validation.size()
        + ", test "
        + test.size()
        + " ratings";
  }
}
