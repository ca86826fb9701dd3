package org.deepmovie.hybrid;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.index.ForwardingRecommender;
import org.deepmovie.index.VectorRecommender;
import org.deepmovie.internal.bayes.BayesianRecommender;
import org.deepmovie.internal.bayes.PosteriorDraws;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/** What {@link AlternatingPmf} fits: vectors or draws of them, and an encoder for cold items. */
final class PmfRecommender extends ForwardingRecommender implements ColdStartRecommender {

  private static final String SETTINGS = "pmf.json";

  private final Optional<StoredEncoder> encoder;
  private final NewItems newItems;

  /** Predicts ratings of new items from the prior means of their vectors. */
  private interface NewItems {

    /** The length of a prior mean. */
    int outputs();

    /** One unclipped prediction per row of {@code means}. */
    double[] predict(int user, FloatMatrix means);
  }

  private PmfRecommender(
      VectorRecommender model, Optional<StoredEncoder> encoder, NewItems newItems) {
    super(model);
    this.encoder = encoder;
    this.newItems = newItems;
  }

  /** The recommender of {@link PmfOptions.Inference#MAP}. */
  static PmfRecommender of(
      ModelHeader header, FactorModel model, PmfOptions options, Optional<StoredEncoder> encoder) {
    FactorRecommender recommender =
        new FactorRecommender(
            header,
            model,
            FactorRecommender.ridge(
                model, options.regularizationOfUsers(), options.regularizationOfUserBias()),
            SETTINGS);
    return new PmfRecommender(recommender, encoder, new NewItemsOfFactors(model));
  }

  /** The recommender of {@link PmfOptions.Inference#GIBBS}. */
  static PmfRecommender of(
      ModelHeader header, PosteriorDraws draws, Optional<StoredEncoder> encoder) {
    return new PmfRecommender(
        new BayesianRecommender(header, draws), encoder, new NewItemsOfDraws(draws));
  }

  private record NewItemsOfFactors(FactorModel model) implements NewItems {

    @Override
    public int outputs() {
      return model.items().columns();
    }

    @Override
    public double[] predict(int user, FloatMatrix means) {
      return IntStream.range(0, means.rows())
          .mapToDouble(item -> model.predict(user, means, item))
          .toArray();
    }
  }

  private record NewItemsOfDraws(PosteriorDraws draws) implements NewItems {

    @Override
    public int outputs() {
      return draws.priorLength();
    }

    @Override
    public double[] predict(int user, FloatMatrix means) {
      FloatMatrix vectors = draws.newItems(means);
      return IntStream.range(0, vectors.rows())
          .mapToDouble(item -> draws.mean(user, vectors, item))
          .toArray();
    }
  }

  @Override
  public double[] predictNew(int user, Dataset items) {
    FloatMatrix means = StoredEncoder.required(encoder, header()).encode(items, newItems.outputs());
    double[] predictions = newItems.predict(user, means);
    RatingScale scale = catalog().scale();
    for (int item = 0; item < predictions.length; item++) {
      predictions[item] = scale.clip(predictions[item]);
    }
    return predictions;
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    super.save(archive);
    if (encoder.isPresent()) {
      encoder.get().save(archive);
    }
  }

  /** Reads what {@link #save} wrote. */
  static PmfRecommender load(
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
