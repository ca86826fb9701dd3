package org.deepmovie.mf.feedback;

/**
 * Asymmetric-SVD (Koren 2008, eq. 13): the vector of a user is a sum over the items that the user
 * interacted with, and over the distances of the user's ratings from the baseline b_uj = mu + b_u +
 * b_j:
 *
 * <pre>
 *   r_ui = b_ui + q_i . (|R(u)|^-1/2 sum of (r_uj - b_uj) x_j, j in R(u)
 *                        + |N(u)|^-1/2 sum of y_j, j in N(u))
 * </pre>
 *
 * <p>R(u) are the items that user u rated, N(u) those that the user interacted with. Within the sum
 * b_uj is fixed (shrunken means, Koren 2008, section 2.1). In front of it b_u is fixed, too, being
 * a function of the user's ratings; b_i is learned. The model has no parameters of users: a new
 * user with the ratings of a known user gets the same predictions.
 *
 * <p>Loss, steps (those of x_j are like those of y_j), the items' part for implicit feedback and
 * the use of the scale are those of {@link SvdPlusPlus}. On a scale that is s times as wide, the
 * distances within the sum are divided by s.
 */
public final class AsymmetricSvd extends FeedbackTrainer {

  /** The name of the model. */
  public static final String NAME = "asymmetric-svd";

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public AsymmetricSvd(AsymmetricSvdOptions options) {
    super(options, options.settings());
  }
}
