package org.deepmovie.options.common;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/**
 * How long a Markov chain runs, and how many of its states are stored: the options that all models
 * with Gibbs sampling have. An epoch draws every parameter once.
 *
 * <p>Predictions are means over draws, so that more epochs do not overfit: there is no early
 * stopping. The validation error that is reported is that of the mean over all epochs so far after
 * burn-in.
 *
 * @param burnIn epochs before the first draw is stored, from 0; a chain that goes on from an
 *     earlier model has a quarter of them, rounded up
 * @param epochs epochs after burn-in, from 1
 * @param draws how many draws are stored, evenly spaced after burn-in, from 1
 */
public record GibbsSchedule(
    @Hyperparameter(
            value = "20",
            min = 0,
            max = 100000,
            doc = "epochs before the first draw is stored, not counted in epochs")
        int burnIn,
    @Hyperparameter(value = "200", min = 1, max = 100000, doc = "number of epochs after burn-in")
        int epochs,
    @Hyperparameter(
            value = "100",
            min = 1,
            max = 100000,
            doc =
                "draws that are stored, evenly spaced after burn-in; predictions are"
                    + " means over them")
        int draws)
    implements GibbsScheduleWith {

  /** Every option at its default. */
  public static GibbsSchedule defaults() {
    return OptionsMapper.defaults(GibbsSchedule.class);
  }

  /** Checks that there are no more draws than epochs. */
  public GibbsSchedule {
    if (draws > epochs) {
      throw new IllegalArgumentException(
          "draws=" + draws + " are more than epochs=" + epochs + "; lower draws or raise epochs");
    }
  }
}
