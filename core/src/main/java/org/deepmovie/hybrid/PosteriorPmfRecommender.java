package org.deepmovie.hybrid;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.archive.ArchiveReader;
import org.deepmovie.archive.ArchiveWriter;
import org.deepmovie.bayes.BayesianRecommender;
import org.deepmovie.bayes.PosteriorDraws;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingScale;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.model.ModelHeader;

/** What {@link AlternatingPmf} fits with {@link PmfOptions.Inference#GIBBS}. */
final class PosteriorPmfRecommender extends BayesianRecommender implements ItemReader {

  private final Optional<NetworkFile> network;

  PosteriorPmfRecommender(ModelHeader header, PosteriorDraws draws, Optional<NetworkFile> network) {
    super(header, draws);
    this.network = network;
  }

  @Override
  public double[] predictNew(int user, Dataset items) {
    FactorMatrix means =
        NetworkFile.required(network, header()).encode(items, draws().priorLength());
    FactorMatrix vectors = draws().newItems(means);
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
      Optional<EncoderChoice<?>> encoder,
      ArchiveReader archive)
      throws IOException {
    PosteriorDraws draws =
        PosteriorDraws.load(
            archive,
            options.schedule().draws(),
            options.factors() + PosteriorDraws.BIASES,
            header.catalogue(),
            false);
    return new PosteriorPmfRecommender(header, draws, NetworkFile.load(archive, encoder, options));
  }
}
