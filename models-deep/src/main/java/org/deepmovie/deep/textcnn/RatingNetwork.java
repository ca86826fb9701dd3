package org.deepmovie.deep.textcnn;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.text.cnn.TrainableText;
import org.deepmovie.train.Workers;

/** The network of {@link TextCnnRating}: a side for users, one for items, and their combination. */
final class RatingNetwork implements AutoCloseable {

  private final RatingNetworkSide users;
  private final RatingNetworkSide items;
  private final Combination combination;

  /** A network with the parameters of {@code source} for {@code data}. */
  RatingNetwork(
      TextCnnRatingOptions options, Dataset data, ParameterSource source, Workers workers) {
    AttributeEmbedding ofUsers =
        new AttributeEmbedding(
            "user",
            data.userAttributes(),
            data.users(),
            data.ratings().byUser(),
            options.width(),
            source);
    this.users = new RatingNetworkSide("user", options, ofUsers, Optional.empty(), source);
    AttributeEmbedding ofItems =
        new AttributeEmbedding(
            "item",
            data.itemAttributes(),
            data.items(),
            data.ratings().byItem(),
            options.width(),
            source);
    Optional<TrainableText> texts =
        options.texts()
            ? Optional.of(
                TrainableText.convolutions(
                    data.texts(), options.text(), options.width(), source, workers))
            : Optional.empty();
    this.items = new RatingNetworkSide("item", options, ofItems, texts, source);
    this.combination = options.combination(source, workers);
  }

  List<Parameter> parameters() {
    return Stream.of(users.parameters(), items.parameters(), combination.parameters())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Sets the gradient of {@code scale} times the sum of the squared errors over {@code block} by
   * every parameter.
   *
   * @param random draws what is dropped: the users' ids, the items' ids, units of the texts
   * @return the sum of the squared errors
   */
  double backward(RatingBlock block, double scale, SplittableRandom random) {
    float[] h = users.forward(block.users(), Optional.of(random));
    float[] g = items.forward(block.items(), Optional.of(random));
    Combination.Slopes slopes = combination.backward(h, g, block, scale);
    users.backward(slopes.users());
    items.backward(slopes.items());
    return slopes.squares();
  }

  /**
   * The model as of now, which further training does not change.
   *
   * @throws ArithmeticException if its numbers exploded
   */
  RatingModel model(Dataset train) {
    return combination.model(users.encode(), items.encode(), train);
  }

  @Override
  public void close() {
    users.close();
    items.close();
    combination.close();
  }
}
