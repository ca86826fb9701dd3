package org.deepmovie.mf.baseline;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;

/**
 * Non-personalized ranking by popularity: the score of an item, the same for all users, is the
 * number of users who interacted with it, or of those who liked it. Every model that ranks must
 * beat it (Cremonesi, Koren and Turrin 2010, section 3.1). Counts do not predict ratings: {@code
 * predict} is the {@link Baseline}'s prediction.
 */
public final class Popularity implements Trainer {

  /** The name of the model. */
  public static final String NAME = "popularity";

  private final PopularityOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public Popularity(PopularityOptions options) {
    this.options = OptionsMapper.checked(options);
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireInteractions(NAME);
    ModelHeader header = context.header(NAME, options, train);
    BaselineRecommender baseline = new Baseline(options.baseline()).fit(header, train, context);
    return new PopularityRecommender(baseline, options.count(), options.count().counts(train));
  }

  @Override
  public boolean usesValidation() {
    return false;
  }

  @Override
  public boolean predictsRatings() {
    return false;
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return PopularityRecommender.load(header, options, archive);
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(NAME, options);
  }
}
