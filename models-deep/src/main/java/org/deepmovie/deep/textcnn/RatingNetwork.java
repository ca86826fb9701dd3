package org.deepmovie.deep.textcnn;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.deep.textcnn.DroppableTexts;
import org.deepmovie.internal.deep.textcnn.HiddenUnitEncoder;
import org.deepmovie.internal.deep.textcnn.RatingBlock;
import org.deepmovie.internal.deep.textcnn.RatingHead;
import org.deepmovie.internal.deep.textcnn.RatingModel;
import org.deepmovie.internal.nn.feature.AttributeEmbedding;
import org.deepmovie.internal.nn.layer.DenseLayer;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.text.cnn.TrainableText;
import org.deepmovie.train.Workers;

/** The network of {@link TextCnnRating}: an encoder of users, one of items, and the rating head. */
final class RatingNetwork implements AutoCloseable {

  private final int hiddenUnits;
  private final HiddenUnitEncoder users;
  private final HiddenUnitEncoder items;
  private final RatingHead head;

  /** A network with the parameters of {@code source} for {@code data}. */
  RatingNetwork(
      TextCnnRatingOptions options, Dataset data, ParameterSource source, Workers workers) {
    this.hiddenUnits = options.hiddenUnits();
    AttributeEmbedding ofUsers =
        new AttributeEmbedding(
            "user",
            data.userAttributes(),
            data.users(),
            data.ratings().byUser(),
            options.factors(),
            source);
    this.users = encoder("user", options, ofUsers, Optional.empty(), source);
    AttributeEmbedding ofItems =
        new AttributeEmbedding(
            "item",
            data.itemAttributes(),
            data.items(),
            data.ratings().byItem(),
            options.factors(),
            source);
    Optional<DroppableTexts> texts =
        options.texts()
            ? Optional.of(
                new DroppableTexts(
                    TrainableText.convolutions(
                        data.texts(), options.text(), options.factors(), source, workers),
                    options.textDropout()))
            : Optional.empty();
    this.items = encoder("item", options, ofItems, texts, source);
    this.head = options.head(source, workers);
  }

  private static HiddenUnitEncoder encoder(
      String name,
      TextCnnRatingOptions options,
      AttributeEmbedding attributes,
      Optional<DroppableTexts> texts,
      ParameterSource source) {
    return new HiddenUnitEncoder(
        attributes,
        options.idDropout(),
        texts,
        new DenseLayer(name, options.factors(), options.hiddenUnits(), 1, source),
        options.activation());
  }

  List<Parameter> parameters() {
    return Stream.of(users.parameters(), items.parameters(), head.parameters())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Sets the gradient of {@code scale} times the sum of the squared errors over {@code block} by
   * every parameter.
   *
   * @param random draws what is dropped: ids of users and of items, units of the text network
   * @return the sum of the squared errors
   */
  double backward(RatingBlock block, double scale, SplittableRandom random) {
    float[] h = users.forward(block.users(), random);
    float[] g = items.forward(block.items(), random);
    RatingHead.HiddenGradients gradients = head.backward(h, g, block, scale);
    users.backward(gradients.users(), block.users().length);
    items.backward(gradients.items(), block.items().length);
    return gradients.squares();
  }

  /**
   * The model of the present parameters, which further training does not change.
   *
   * @throws ArithmeticException if its numbers exploded
   */
  RatingModel model(Dataset train) {
    return head.model(users.encode(hiddenUnits), items.encode(hiddenUnits), train);
  }

  /** Whether something is known of a user without training ratings. */
  boolean knowsColdUsers() {
    return users.knowsColdRows();
  }

  /** Whether something is known of an item without training ratings. */
  boolean knowsColdItems() {
    return items.knowsColdRows();
  }

  @Override
  public void close() {
    users.close();
    items.close();
    head.close();
  }
}
