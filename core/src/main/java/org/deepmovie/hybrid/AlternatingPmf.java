package org.deepmovie.hybrid;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.bayes.EarlierDraw;
import org.deepmovie.internal.bayes.GibbsRun;
import org.deepmovie.internal.bayes.PosteriorDraws;
import org.deepmovie.internal.encoder.ConfiguredEncoder;
import org.deepmovie.internal.factor.EarlierFactors;
import org.deepmovie.internal.feature.UserFeatures;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.deepmovie.train.Workers;

/**
 * Probabilistic matrix factorization (Salakhutdinov and Mnih 2007) that alternates with a network
 * which reads the items (Kim et al. 2016), and with a regression g on what is known of the users.
 * It minimizes
 *
 * <pre>
 *   sum_ij I_ij (r_ij - u_i . v_j)^2
 *     + userRegularization sum_i w_i |u_i - g(Y_i)|^2
 *     + itemRegularization sum_j w_j |v_j - network(W, X_j)|^2
 *
 *   u_i &lt;- (V I_i V' + userRegularization w_i I)^-1 (V R_i + userRegularization w_i g(Y_i))
 *   v_j &lt;- (U I_j U' + itemRegularization w_j I)^-1 (U R_j + itemRegularization w_j network(W, X_j))
 *   W   &lt;- some epochs of fitting network(W, X_j) to v_j with weights w_j
 *   g   &lt;- weighted ridge regression of u_i on Y_i with weights w_i
 * </pre>
 *
 * (Kim et al. 2016, eq. 7 to 9; there w = 1 and g = 0). One epoch is these four updates. Without an
 * encoder the network's output is 0, if nothing is known of users g is 0, and without both this is
 * plain PMF by alternating least squares. With biases, which are component 0 of the vectors,
 * biasRegularization takes the place of the regularization times w for them.
 *
 * <p>A cold item, one without ratings, has v_j = network(X_j), calibrated on held-out items: see
 * {@code coldStartHoldout} of {@link PmfOptions}. That is how an item that nobody has rated can be
 * recommended. A cold user has u_i = g(Y_i), calibrated in the same way.
 *
 * <p>The items' first factors are small. The first epochs then find the strong directions of the
 * ratings and leave the weak ones near 0; with early stopping that overfits less than the minimum
 * does. The items' first biases are those of a fit without factors, which are near the baseline: on
 * sparse ratings an early stop would come before biases that start at 0 are there.
 *
 * <p>With {@link PmfOptions.Inference#GIBBS} the same normal equations give draws in place of
 * minima: u_i and v_j are drawn from their posterior, as in Bayesian PMF (Salakhutdinov and Mnih
 * 2008). The items' prior is v_j ~ N(network(W, X_j) + mu, Lambda^-1). mu, Lambda, the users' prior
 * and the noise are drawn, too, so no regularization is set by hand, and how far a text is trusted
 * is learned for each direction. The network is fitted to the mean of the last draws of v_j, in
 * three copies; each gives the prior means of the third of the items that it was not fitted to. A
 * regression on features, as of {@code features} and of users, is not fitted but drawn, too, with a
 * precision for each group of features (Simm et al. 2017, "Macau"): v_j ~ N(B' x_j + mu,
 * Lambda^-1). A prediction is the mean over the draws kept, for a cold user or item by the link of
 * each draw; the prediction interval of a cold one holds how far such a one lies around its prior
 * mean. More epochs do not overfit, so there is no early stopping, and validation ratings are only
 * reported on.
 *
 * <p>By least squares and with validation ratings there is early stopping after {@code patience}
 * epochs without a lower error, and the best epoch is kept, not the last. The same seed gives the
 * same result at any number of threads; with an encoder this holds as far as it holds for the
 * encoder.
 */
public final class AlternatingPmf implements Trainer {

  /** The provider's name; with an encoder, the first part of the model's name. */
  public static final String NAME = "pmf";

  private final PmfOptions options;
  private final Optional<ConfiguredEncoder<?>> encoder;

  private AlternatingPmf(PmfOptions options, Optional<ConfiguredEncoder<?>> encoder) {
    this.options = OptionsMapper.checked(options);
    this.encoder = encoder;
  }

  /**
   * The loop without a network: plain PMF.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public AlternatingPmf(PmfOptions options) {
    this(options, Optional.empty());
  }

  /**
   * The loop with a network.
   *
   * @param <O> the record of the encoder's options
   * @throws IllegalArgumentException if an option is out of range
   */
  public <O extends Record> AlternatingPmf(
      PmfOptions options, EncoderProvider<O> provider, O encoderOptions) {
    this(
        options,
        Optional.of(new ConfiguredEncoder<>(provider, OptionsMapper.checked(encoderOptions))));
  }

  @Override
  public Recommender fit(Dataset data, TrainingContext context) {
    data.requireRatings(name());
    PmfOptions chosen = options.chosenBy(data.ratings());
    if (!chosen.equals(options)) {
      return new AlternatingPmf(chosen, encoder).fit(data, context);
    }
    Dataset train = UserFeatures.withVectors(data, options.userFeatures());
    ModelHeader header =
        warmStarts()
            ? context.warmStartHeader(name(), optionValues(), train)
            : context.header(name(), optionValues(), train);
    try (Workers workers = new Workers(context.threads());
        PmfEncoders encoders = PmfEncoders.untrained(name(), options, encoder, train, context)) {
      return fit(header, train, context, workers, encoders);
    }
  }

  private Recommender fit(
      ModelHeader header,
      Dataset train,
      TrainingContext context,
      Workers workers,
      PmfEncoders encoders) {
    return switch (options.inference()) {
      case MAP -> maximize(header, train, context, workers, encoders);
      case GIBBS -> sample(header, train, context, workers, encoders);
    };
  }

  private Recommender maximize(
      ModelHeader header,
      Dataset train,
      TrainingContext context,
      Workers workers,
      PmfEncoders encoders) {
    EarlyStopping loop =
        new EarlyStopping(
            name(),
            options.epochs(),
            options.patience(),
            "raise userRegularization and itemRegularization, or lower factors");
    double unit = train.scale().unit();
    Dataset data = inUnits(train);
    PmfAlsFit fit = new PmfAlsFit(options, encoders, data, context.seed(), workers);
    EarlierFactors.of(context, name(), options.dimension())
        .ifPresent(earlier -> fit.startFrom(earlier.times(1 / unit), data));
    PmfAlsFit.FittedPmf fitted =
        fit.withColdStartEncoders(loop.run(data, inUnits(context, unit), workers, fit));
    return PmfRecommenders.of(header, fitted.times(unit, train.ratings()), options);
  }

  /**
   * The data with ratings in units of a quarter of the scale's width: on any scale options mean the
   * same, and encoders have targets of the same length. From 1 to 5 it is the data itself.
   */
  private static Dataset inUnits(Dataset train) {
    RatingScale scale = train.scale();
    double unit = scale.unit();
    return train
        .withRatings(train.ratings().map(rating -> rating / unit))
        .withScale(new RatingScale(scale.min() / unit, scale.max() / unit, scale.step() / unit));
  }

  /** The context with validation ratings in these units; its listener gets errors in ratings. */
  private static TrainingContext inUnits(TrainingContext context, double unit) {
    return new TrainingContext(
        context.seed(),
        context.threads(),
        context.validation().map(ratings -> ratings.map(rating -> rating / unit)),
        epoch ->
            context
                .listener()
                .onEpoch(
                    new TrainingListener.Epoch(
                        epoch.number(),
                        epoch.maxEpochs(),
                        epoch.measures(),
                        unit * epoch.trainError(),
                        unit * epoch.validationError(),
                        epoch.seconds(),
                        epoch.best())));
  }

  private Recommender sample(
      ModelHeader header,
      Dataset train,
      TrainingContext context,
      Workers workers,
      PmfEncoders encoders) {
    PmfGibbsFit.PmfLinks links = PmfGibbsFit.PmfLinks.of(encoders, options);
    int length = options.factors() + PosteriorDraws.BIASES;
    Optional<EarlierDraw> earlier = EarlierDraw.of(context, name(), length);
    PosteriorDraws draws =
        new GibbsRun(options.schedule())
            .run(
                name(),
                train,
                context,
                workers,
                length,
                false,
                data ->
                    new PmfGibbsFit(
                        options, encoders, links, data, context.seed(), workers, earlier));
    return PmfRecommenders.of(header, draws, links.userEncoder(), links.itemEncoder());
  }

  /** Without a network. */
  @Override
  public boolean warmStarts() {
    return encoder.isEmpty();
  }

  @Override
  public boolean usesValidation() {
    return !givesIntervals();
  }

  @Override
  public boolean givesIntervals() {
    return options.inference() == PmfOptions.Inference.GIBBS;
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return PmfRecommenders.load(header, options, encoder, archive);
  }

  private String name() {
    return encoder.map(choice -> NAME + "+" + choice.provider().name()).orElse(NAME);
  }

  private Map<String, String> optionValues() {
    Map<String, String> values =
        new LinkedHashMap<>(OptionsMapper.of(PmfOptions.class).format(options));
    encoder.ifPresent(choice -> values.putAll(choice.optionValues()));
    return values;
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(name(), options);
  }
}
