package org.deepmovie.hybrid;

import java.io.IOException;
import java.util.Optional;
import org.deepmovie.index.VectorRecommender;
import org.deepmovie.internal.bayes.BayesianRecommender;
import org.deepmovie.internal.bayes.PosteriorDraws;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveReader;

/**
 * What {@link AlternatingPmf} fits: vectors or draws of them. With an encoder they are {@link
 * org.deepmovie.recommend.ColdStartRecommender}s.
 */
final class PmfRecommenders {

  private static final String SETTINGS = "pmf.json";

  private PmfRecommenders() {}

  /** The recommender of {@link PmfOptions.Inference#MAP}. */
  static VectorRecommender of(
      ModelHeader header, FactorModel model, PmfOptions options, Optional<StoredEncoder> encoder) {
    FactorRecommender.UserFolding folding =
        FactorRecommender.ridge(
            model, options.regularizationOfUsers(), options.regularizationOfUserBias());
    return encoder.isPresent()
        ? new EncoderFactorRecommender(header, model, folding, SETTINGS, encoder.get())
        : new FactorRecommender(header, model, folding, SETTINGS);
  }

  /** The recommender of {@link PmfOptions.Inference#GIBBS}. */
  static VectorRecommender of(
      ModelHeader header, PosteriorDraws draws, Optional<StoredEncoder> encoder) {
    return encoder.isPresent()
        ? new EncoderBayesianRecommender(header, draws, encoder.get())
        : new BayesianRecommender(header, draws);
  }

  /** Reads what the recommender saved. */
  static VectorRecommender load(
      ModelHeader header,
      PmfOptions options,
      Optional<ConfiguredEncoder<?>> encoder,
      ArchiveReader archive)
      throws IOException {
    return switch (options.inference()) {
      case MAP -> {
        FactorModel model =
            FactorModel.load(
                archive,
                SETTINGS,
                header.catalog(),
                options.biased(),
                options.dimension(),
                encoder.isPresent());
        yield of(header, model, options, StoredEncoder.load(archive, encoder, options));
      }
      case GIBBS -> {
        PosteriorDraws draws =
            PosteriorDraws.load(
                archive,
                options.schedule().draws(),
                options.factors() + PosteriorDraws.BIASES,
                header.catalog(),
                false);
        yield of(header, draws, StoredEncoder.load(archive, encoder, options));
      }
    };
  }
}
