package org.deepmovie.mf.feedback;

/**
 * NSVD (Paterek 2007; Koren 2008, section 4): SVD++ without p_u. The vector of a user is the sum of
 * the vectors of the items that the user interacted with:
 *
 * <pre>
 *   r_ui = mu + b_u + b_i + q_i . |N(u)|^-1/2 sum of y_j, j in N(u)
 * </pre>
 *
 * <p>Loss, steps, the items' part for implicit feedback and the use of the scale are those of
 * {@link SvdPlusPlus}. A user without interactions is predicted like the mean of all users. The
 * vector of a new user is the sum over the rated items; the bias is the one that fits the ratings
 * best.
 */
public final class Nsvd extends FeedbackTrainer {

  /** The name of the model. */
  public static final String NAME = "nsvd";

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public Nsvd(NsvdOptions options) {
    super(options, options.settings());
  }
}
