package org.deepmovie.hybrid;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/** What {@link AlternatingPmf} fits with {@link PmfOptions.Inference#MAP}. */
final class PmfRecommender extends FactorRecommender implements ColdStartRecommender {

  private static final String SETTINGS = "pmf.json";

  private final Optional<StoredEncoder> network;

  PmfRecommender(
      ModelHeader header, FactorModel model, PmfOptions options, Optional<StoredEncoder> network) {
    super(header, model, ridge(model, options.userRidge(), options.userFirstRidge()), SETTINGS);
    this.network = network;
  }

  @Override
  public double[] predictNew(int user, Dataset items) {
    FloatMatrix vectors =
        StoredEncoder.required(network, header()).encode(items, model().items().columns());
    RatingScale scale = catalogue().scale();
    return IntStream.range(0, vectors.rows())
        .mapToDouble(item -> scale.clip(model().predict(user, vectors, item)))
        .toArray();
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    super.save(archive);
    if (network.isPresent()) {
      network.get().save(archive);
    }
  }

  static PmfRecommender load(
      ModelHeader header,
      PmfOptions options,
      Optional<ConfiguredEncoder<?>> encoder,
      ArchiveReader archive)
      throws IOException {
    FactorModel model =
        FactorModel.load(
            archive,
            SETTINGS,
            header.catalogue(),
            options.biased(),
            options.dimension(),
            encoder.isPresent());
    return new PmfRecommender(
        header, model, options, StoredEncoder.load(archive, encoder, options));
  }
}
