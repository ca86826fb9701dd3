package org.deepmovie.hybrid;

import java.util.List;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.bayes.EarlierDraw;
import org.deepmovie.internal.bayes.GibbsSampler;
import org.deepmovie.internal.bayes.LinkDraws;
import org.deepmovie.internal.bayes.PmfGibbsSampler;
import org.deepmovie.internal.bayes.PosteriorDraws;
import org.deepmovie.internal.encoder.CrossFittedEncoder;
import org.deepmovie.internal.encoder.EncoderCalibration;
import org.deepmovie.internal.encoder.StoredEncoder;
import org.deepmovie.internal.feature.FeatureRegression;
import org.deepmovie.train.Workers;

/**
 * The loop as a Markov chain. An epoch draws the vectors of all users and items. Every few epochs
 * the encoder is trained towards the mean of the items' vectors, and its outputs are the items'
 * prior means from then on. A regression on features is drawn in every epoch instead.
 *
 * <p>It starts from an earlier draw, or else from some epochs of least squares: from random factors
 * a chain would need about a hundred epochs to come as far.
 */
final class PmfGibbsFit implements GibbsSampler {

  /**
   * The draws of the links from features to prior means, in one run of a Markov chain.
   *
   * @param encoders of the run, of which regressions give the features
   * @param ofUsers if features of users are linked
   * @param ofItems if features of items are linked
   */
  record PmfLinks(PmfEncoders encoders, Optional<LinkDraws> ofUsers, Optional<LinkDraws> ofItems) {

    /** Room for the draws of {@code options}. */
    static PmfLinks of(PmfEncoders encoders, PmfOptions options) {
      return new PmfLinks(
          encoders,
          room("users", encoders.users(), options),
          room("items", encoders.items(), options));
    }

    private static Optional<LinkDraws> room(
        String entities, Optional<CrossFittedEncoder> encoder, PmfOptions options) {
      return encoder
          .flatMap(CrossFittedEncoder::regression)
          .map(
              regression ->
                  LinkDraws.room(
                      entities,
                      options.schedule().draws(),
                      options.dimension(),
                      regression.features().columns()));
    }

    /** What gives the prior means of new users. */
    Optional<StoredEncoder> userEncoder() {
      return stored(encoders.users(), ofUsers);
    }

    /** What gives the prior means of new items. */
    Optional<StoredEncoder> itemEncoder() {
      return stored(encoders.items(), ofItems);
    }

    private static Optional<StoredEncoder> stored(
        Optional<CrossFittedEncoder> encoder, Optional<LinkDraws> link) {
      return encoder.map(
          trained -> link.map(draws -> linked(trained, draws)).orElseGet(trained::checkpoint));
    }

    /** A regression that gives the vectors of all draws side by side. */
    private static StoredEncoder linked(CrossFittedEncoder encoder, LinkDraws draws) {
      FeatureRegression regression =
          encoder
              .regression()
              .orElseThrow()
              .withCoefficients(draws.coefficients(), draws.intercepts());
      return StoredEncoder.of(
          encoder.factory().encoder(), List.of(regression), EncoderCalibration.IDENTITY, false);
    }
  }

  private static final int LEAST_SQUARES_EPOCHS = 20;
  private static final int EPOCHS_PER_ENCODER_TRAINING = 20;
  private static final int EPOCHS_IN_MEAN = 20;

  private final PmfGibbsSampler sampler;
  private final PmfLinks links;
  private final Optional<CrossFittedEncoder> encoder;
  private final PmfSide items;
  private final FloatMatrix meanUsers;
  private final FloatMatrix meanItems;
  private int epochs;

  /**
   * The start of a chain.
   *
   * @param train ratings in the unit of a {@link org.deepmovie.internal.bayes.GibbsRun}
   * @param earlier the draw from which it goes on, if any
   */
  PmfGibbsFit(
      PmfOptions options,
      PmfEncoders encoders,
      PmfLinks links,
      Dataset train,
      long seed,
      Workers workers,
      Optional<EarlierDraw> earlier) {
    this.sampler = new PmfGibbsSampler(train, options.factors(), workers, seed);
    this.links = links;
    this.encoder = encoders.items().filter(trained -> trained.regression().isEmpty());
    this.items = PmfSide.ofItems(train, options);
    earlier.ifPresentOrElse(
        draw -> sampler.start(draw, train),
        () -> startByLeastSquares(new PmfAlsFit(options, encoders, train, seed, workers)));
    encoders
        .users()
        .flatMap(CrossFittedEncoder::regression)
        .ifPresent(
            users -> sampler.linkUsers(users.trainingFeatures(), users.features().groupStarts()));
    encoders
        .items()
        .flatMap(CrossFittedEncoder::regression)
        .ifPresent(
            items -> sampler.linkItems(items.trainingFeatures(), items.features().groupStarts()));
    this.meanUsers = sampler.users().copy();
    this.meanItems = sampler.items().copy();
  }

  private void startByLeastSquares(PmfAlsFit first) {
    for (int epoch = 1; epoch <= LEAST_SQUARES_EPOCHS; epoch++) {
      first.epoch(epoch);
    }
    sampler.start(first.current().userMatrix(), first.current().itemMatrix());
    encoder.flatMap(trained -> first.itemPrior()).ifPresent(sampler::setItemMeans);
  }

  @Override
  public double epoch() {
    if (encoder.isPresent() && epochs > 0 && epochs % EPOCHS_PER_ENCODER_TRAINING == 0) {
      sampler.setItemMeans(encoder.get().train(epochs, items.all(meanUsers), meanItems));
    }
    double error = sampler.epoch();
    epochs++;
    if (encoder.isPresent()) {
      float share = 1f / Math.min(epochs + 1, EPOCHS_IN_MEAN);
      average(meanUsers, sampler.users(), share);
      average(meanItems, sampler.items(), share);
    }
    return error;
  }

  /** Moves a mean towards the present draw: the last {@code EPOCHS_IN_MEAN} weigh most. */
  private static void average(FloatMatrix mean, FloatMatrix draw, float share) {
    float[] values = mean.values();
    for (int n = 0; n < values.length; n++) {
      values[n] += share * (draw.values()[n] - values[n]);
    }
  }

  @Override
  public double predict(int user, int item) {
    return sampler.predict(user, item);
  }

  @Override
  public void store(int number, PosteriorDraws draws) {
    sampler.store(number, draws);
    sampler.storeLinks(number, links.ofUsers(), links.ofItems());
  }

  @Override
  public boolean readsUsers() {
    return links.ofUsers().isPresent();
  }
}
