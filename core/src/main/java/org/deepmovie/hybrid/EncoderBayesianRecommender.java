package org.deepmovie.hybrid;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.bayes.PosteriorDraws;
import org.deepmovie.internal.encoder.StoredEncoder;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.store.ArchiveWriter;

/**
 * Draws of the vectors, and an encoder whose outputs are the prior means of new items: the same in
 * all draws, or those of a link in each.
 */
final class EncoderBayesianRecommender extends PmfBayesianRecommender
    implements ColdStartRecommender {

  private final StoredEncoder encoder;

  EncoderBayesianRecommender(
      ModelHeader header,
      PosteriorDraws draws,
      Optional<StoredEncoder> userEncoder,
      StoredEncoder encoder) {
    super(header, draws, userEncoder);
    this.encoder = encoder;
  }

  @Override
  public FloatMatrix encode(Dataset items) {
    return encoder.encode(items, draws().priorLength() * (isLink(encoder) ? draws().count() : 1));
  }

  @Override
  public List<ScoredItem> similarToNew(Dataset items, int item, int n) {
    Objects.checkIndex(item, items.items().size());
    return search()
        .similarTo(draws().factors(draws().newItems(encode(items)), item), n)
        .items(catalog());
  }

  @Override
  public double[] scoreNew(int user, Dataset items) {
    FloatMatrix vectors = draws().newItems(encode(items));
    double[] predictions = new double[vectors.rows()];
    for (int item = 0; item < predictions.length; item++) {
      predictions[item] = draws().mean(user, vectors, item);
    }
    return predictions;
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    super.save(archive);
    encoder.save(archive, StoredEncoder.OF_ITEMS);
  }
}
