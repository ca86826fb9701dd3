package org.deepmovie.hybrid;

import java.io.IOException;
import java.util.Optional;
import org.deepmovie.index.VectorRecommender;
import org.deepmovie.internal.bayes.PosteriorDraws;
import org.deepmovie.internal.encoder.ConfiguredEncoder;
import org.deepmovie.internal.encoder.StoredEncoder;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.RidgeFactorRecommender;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveReader;

/**
 * What {@link AlternatingPmf} fits: vectors or draws of them. With an encoder they are {@link
 * org.deepmovie.recommend.ColdStartRecommender}s.
 */
final class PmfRecommenders {

  /** The JSON entry of the archive of vectors. */
  static final String SETTINGS = "pmf.json";

  private PmfRecommenders() {}

  /** The recommender of {@link PmfOptions.Inference#MAP}. */
  static VectorRecommender of(ModelHeader header, PmfAlsFit.FittedPmf fitted, PmfOptions options) {
    FactorModel vectors = fitted.model();
    FactorModel model =
        fitted
            .userEncoder()
            .map(encoder -> encoder.encode(PmfEncoders.UNKNOWN, vectors.users().columns()))
            .map(vectors::withUnknownUser)
            .orElse(vectors);
    PmfOptions scaled = options.on(header.catalog().scale());
    if (fitted.itemEncoder().isPresent()) {
      return new EncoderFactorRecommender(
          header, model, scaled, fitted.userEncoder(), fitted.itemEncoder().get());
    }
    return fitted.userEncoder().isPresent()
        ? new PmfFactorRecommender(header, model, scaled, fitted.userEncoder())
        : new RidgeFactorRecommender(header, model, scaled.rows(), SETTINGS);
  }

  /** The recommender of {@link PmfOptions.Inference#GIBBS}. */
  static VectorRecommender of(
      ModelHeader header,
      PosteriorDraws draws,
      Optional<StoredEncoder> userEncoder,
      Optional<StoredEncoder> itemEncoder) {
    return itemEncoder.isPresent()
        ? new EncoderBayesianRecommender(header, draws, userEncoder, itemEncoder.get())
        : new PmfBayesianRecommender(header, draws, userEncoder);
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
        Optional<StoredEncoder> users = userEncoder(archive, options);
        yield of(
            header,
            new PmfAlsFit.FittedPmf(
                users.isPresent() ? model.knowingAllUsers() : model,
                users,
                itemEncoder(archive, encoder, options)),
            options);
      }
      case GIBBS -> {
        PosteriorDraws draws =
            PosteriorDraws.load(
                archive,
                options.schedule().draws(),
                options.factors() + PosteriorDraws.BIASES,
                header.catalog(),
                false);
        yield of(
            header, draws, userEncoder(archive, options), itemEncoder(archive, encoder, options));
      }
    };
  }

  private static Optional<StoredEncoder> itemEncoder(
      ArchiveReader archive, Optional<ConfiguredEncoder<?>> encoder, PmfOptions options)
      throws IOException {
    return encoder.isEmpty()
        ? Optional.empty()
        : Optional.of(
            StoredEncoder.load(archive, StoredEncoder.OF_ITEMS, encoder.get(), options.biased()));
  }

  /** Empty if nothing was known of users, or the file is older than the users' prior. */
  private static Optional<StoredEncoder> userEncoder(ArchiveReader archive, PmfOptions options)
      throws IOException {
    return StoredEncoder.isIn(archive, StoredEncoder.OF_USERS)
        ? Optional.of(
            StoredEncoder.load(
                archive, StoredEncoder.OF_USERS, PmfEncoders.ofUsers(options), options.biased()))
        : Optional.empty();
  }
}
