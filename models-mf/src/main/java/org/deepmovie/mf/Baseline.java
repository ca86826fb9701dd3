package org.deepmovie.mf;

import java.io.IOException;
import org.deepmovie.archive.ArchiveReader;
import org.deepmovie.data.Dataset;
import org.deepmovie.model.Biases;
import org.deepmovie.model.ModelHeader;
import org.deepmovie.model.Recommender;
import org.deepmovie.model.Trainer;
import org.deepmovie.model.TrainingContext;
import org.deepmovie.options.OptionsType;

/**
 * The baseline estimate r_ui = mu + b_u + b_i (Koren 2008, eq. 1), its biases being the minimum of
 *
 * <pre>
 *   sum (r_ui - mu - b_u - b_i)^2 + lambdaUser sum b_u^2 + lambdaItem sum b_i^2
 * </pre>
 *
 * (eq. 2), found by alternating over users and items. What every other model must beat.
 */
public final class Baseline implements Trainer {

  static final String NAME = "baseline";

  private final BaselineOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public Baseline(BaselineOptions options) {
    this.options = OptionsType.checked(options);
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    if (train.ratings().size() == 0) {
      throw new IllegalArgumentException(NAME + " needs ratings; the training data has none");
    }
    Biases biases =
        Biases.fit(train.ratings(), options.lambdaUser(), options.lambdaItem(), options.sweeps());
    ModelHeader header =
        ModelHeader.of(NAME, OptionsType.of(BaselineOptions.class).format(options), train, context);
    return new BaselineRecommender(header, biases, options);
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return BaselineRecommender.load(header, options, archive);
  }
}
