package org.example.deepmovie;

import java.io.IOException;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;

/**
 * Computes {@code b_i = sum over u of (r_ui - mu) / (n_i + s)} of each item, then {@code b_u = sum
 * over i of (r_ui - mu - b_i) / (n_u + s)} of each user, with the shrinkage {@code s}.
 */
final class DampedMeans implements Trainer {

  static final String NAME = "damped-means";

  private final DampedMeansProvider.Options options;

  DampedMeans(DampedMeansProvider.Options options) {
    this.options = options;
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireRatings(NAME);
    float mean = (float) train.ratings().mean();
    float[] none = new float[train.users().size()];
    float[] itemBias = deviations(train.ratings().byItem(), mean, none);
    float[] userBias = deviations(train.ratings().byUser(), mean, itemBias);
    context.listener().task("biases", 1).accept(1);
    ModelHeader header = context.header(NAME, options, train);
    return new DampedMeansRecommender(header, mean, userBias, itemBias);
  }

  /** The damped mean of {@code rating - mean - columnBias} of each row. */
  private float[] deviations(CsrMatrix ratings, float mean, float[] columnBias) {
    float[] deviations = new float[ratings.rows()];
    for (int row = 0; row < ratings.rows(); row++) {
      double sum = 0;
      for (int p = ratings.start(row); p < ratings.end(row); p++) {
        sum += ratings.value(p) - mean - columnBias[ratings.column(p)];
      }
      if (ratings.count(row) > 0) {
        deviations[row] = (float) (sum / (ratings.count(row) + options.shrinkage()));
      }
    }
    return deviations;
  }

  @Override
  public boolean usesValidation() {
    return false;
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return DampedMeansRecommender.load(header, archive);
  }
}
