package org.deepmovie.mf.baseline;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of {@link Popularity}. */
public record PopularityOptions(
    @Hyperparameter(
            value = "interactions",
            doc = "what is counted: interactions or likes (high ratings)")
        PopularityMeasure count,
    BaselineOptions baseline)
    implements PopularityOptionsWith {

  /** Every option at its default. */
  public static PopularityOptions defaults() {
    return OptionsMapper.defaults(PopularityOptions.class);
  }
}
