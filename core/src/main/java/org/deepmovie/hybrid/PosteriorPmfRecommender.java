package org.deepmovie.hybrid;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.bayes.BayesianRecommender;
import org.deepmovie.internal.bayes.PosteriorDraws;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/** What {@link AlternatingPmf} fits with {@link PmfOptions.Inference#GIBBS}. */
final class PosteriorPmfRecommender extends BayesianRecommender implements ColdStartRecommender {

  private final Optional<StoredEncoder> network;

  PosteriorPmfRecommender(
      ModelHeader header, PosteriorDraws draws, Optional<StoredEncoder> network) {
    super(header, draws);
    this.network = network;
  }

  @Override
  public double[] predictNew(int user, Dataset items) {
    FloatMatrix means =
        StoredEncoder.required(network, header()).encode(items, draws().priorLength());
    FloatMatrix vectors = draws().newItems(means);
    RatingScale scale = catalogue().scale();
    return IntStream.range(0, vectors.rows())
        .mapToDouble(item -> scale.clip(draws().mean(user, vectors, item)))
        .toArray();
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    super.save(archive);
    if (network.isPresent()) {
      network.get().save(archive);
    }
  }

  static PosteriorPmfRecommender load(
      ModelHeader header,
      PmfOptions options,
      Optional<ConfiguredEncoder<?>> encoder,
      ArchiveReader archive)
      throws IOException {
    PosteriorDraws draws =
        PosteriorDraws.load(
            archive,
            options.schedule().draws(),
            options.factors() + PosteriorDraws.BIASES,
            header.catalogue(),
            false);
    return new PosteriorPmfRecommender(
        header, draws, StoredEncoder.load(archive, encoder, options));
  }
}
