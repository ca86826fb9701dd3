package org.deepmovie.hybrid;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.bayes.BayesianRecommender;
import org.deepmovie.internal.bayes.PosteriorDraws;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveWriter;

/** Draws of the vectors, and an encoder whose outputs are the prior means of new items. */
final class EncoderBayesianRecommender extends BayesianRecommender implements ColdStartRecommender {

  private final StoredEncoder encoder;

  EncoderBayesianRecommender(ModelHeader header, PosteriorDraws draws, StoredEncoder encoder) {
    super(header, draws);
    this.encoder = encoder;
  }

  @Override
  public double[] predictNew(int user, Dataset items) {
    FloatMatrix vectors = draws().newItems(encoder.encode(items, draws().priorLength()));
    double[] predictions = new double[vectors.rows()];
    for (int item = 0; item < predictions.length; item++) {
      predictions[item] = catalog().scale().clip(draws().mean(user, vectors, item));
    }
    return predictions;
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    super.save(archive);
    encoder.save(archive);
  }
}
