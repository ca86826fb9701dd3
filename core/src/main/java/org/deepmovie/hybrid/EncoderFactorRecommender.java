package org.deepmovie.hybrid;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.encoder.StoredEncoder;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.store.ArchiveWriter;

/** Vectors, and an encoder whose outputs are the vectors of new items. */
final class EncoderFactorRecommender extends PmfFactorRecommender implements ColdStartRecommender {

  private final StoredEncoder encoder;

  EncoderFactorRecommender(
      ModelHeader header,
      FactorModel model,
      PmfOptions options,
      Optional<StoredEncoder> userEncoder,
      StoredEncoder encoder) {
    super(header, model, options, userEncoder);
    this.encoder = encoder;
  }

  @Override
  public FloatMatrix encode(Dataset items) {
    return encoder.encode(items, model().items().columns());
  }

  @Override
  public List<ScoredItem> similarToNew(Dataset items, int item, int n) {
    Objects.checkIndex(item, items.items().size());
    float[] vector = encode(items).row(item);
    float[] factors = Arrays.copyOfRange(vector, model().biased() ? 1 : 0, vector.length);
    return search().similarTo(factors, n).items(catalog());
  }

  @Override
  public double[] scoreNew(int user, Dataset items) {
    FloatMatrix vectors = encode(items);
    double[] predictions = new double[vectors.rows()];
    for (int item = 0; item < predictions.length; item++) {
      predictions[item] = model().predict(user, vectors, item);
    }
    return predictions;
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    super.save(archive);
    encoder.save(archive, StoredEncoder.OF_ITEMS);
  }
}
