package org.deepmovie.hybrid;

import java.util.List;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.encoder.ConfiguredEncoder;
import org.deepmovie.internal.encoder.CrossFittedEncoder;
import org.deepmovie.internal.encoder.EncoderFactory;
import org.deepmovie.internal.encoder.StoredEncoder;
import org.deepmovie.internal.feature.UserFeatures;
import org.deepmovie.train.TrainingContext;

/**
 * The encoders of one run of the loop.
 *
 * @param users reads what is known of users, if anything is
 * @param items reads items, if the loop has an encoder
 */
record PmfEncoders(Optional<CrossFittedEncoder> users, Optional<CrossFittedEncoder> items)
    implements AutoCloseable {

  /** A user of whom nothing is known, as an item. */
  static final Dataset UNKNOWN =
      Dataset.builder(
              "unknown", IdMap.of(List.of()), IdMap.of(List.of("")), RatingMatrix.empty(0, 1))
          .scale(RatingScale.FIVE_STARS)
          .build();

  /**
   * Untrained encoders.
   *
   * @param model the model's name, for messages
   * @param encoder of the items, if there is one
   */
  static PmfEncoders untrained(
      String model,
      PmfOptions options,
      Optional<ConfiguredEncoder<?>> encoder,
      Dataset train,
      TrainingContext context) {
    Optional<CrossFittedEncoder> items =
        encoder.map(
            choice -> encoder(model, choice, options, PmfSide.ofItems(train, options), context));
    if (!UserFeatures.areKnown(train, options.userFeatures())) {
      return new PmfEncoders(Optional.empty(), items);
    }
    return new PmfEncoders(
        Optional.of(
            encoder(model, ofUsers(options), options, PmfSide.ofUsers(train, options), context)),
        items);
  }

  private static CrossFittedEncoder encoder(
      String model,
      ConfiguredEncoder<?> choice,
      PmfOptions options,
      PmfSide side,
      TrainingContext context) {
    return new CrossFittedEncoder(
        new EncoderFactory(model, choice, side.encoded(), options.dimension(), context),
        options.biased(),
        options.encoderCopies());
  }

  /** The encoder of users. */
  static ConfiguredEncoder<?> ofUsers(PmfOptions options) {
    return new ConfiguredEncoder<>(new UserFeatures(), options.userFeatures());
  }

  /**
   * The prior mean of the vector of a new user, a matrix of one row.
   *
   * @throws IllegalArgumentException if {@code user} is not one user, or the fit did not know an
   *     attribute or category
   */
  static FloatMatrix priorOfUser(StoredEncoder encoder, Dataset user, int outputs) {
    if (user.users().size() != 1) {
      throw new IllegalArgumentException(
          "the data of a new user has " + user.users().size() + " users; give one");
    }
    Dataset asItem = user.usersAsItems();
    encoder
        .regression()
        .ifPresent(regression -> regression.features().requireKnownAttributes(asItem));
    return encoder.encode(asItem, outputs);
  }

  @Override
  public void close() {
    users.ifPresent(CrossFittedEncoder::close);
    items.ifPresent(CrossFittedEncoder::close);
  }
}
