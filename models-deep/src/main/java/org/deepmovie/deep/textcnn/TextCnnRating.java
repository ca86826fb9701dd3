package org.deepmovie.deep.textcnn;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.deep.coldstart.ColdStartTraining;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * Li's network over attributes and texts. u is the sum of the embedded attributes and id of a user,
 * v that of an item. d is the item's text, read by convolutions of 2, 3, 4 and 5 words, ReLU, the
 * maximum over the text and a dense layer. The loss is the mean squared error.
 *
 * <pre>
 *   h = f(W1 u + b1)     g = f(W2 (v + d) + b2)
 *
 *   combination=sum (as published):  y = s f(W3 (h + g) + b3) + c
 *   combination=layer:               y = w . f(W3 (h + g) + b3) + c
 *   combination=product:             y = c + a . h + b . g + sum over k of w_k h_k g_k
 * </pre>
 *
 * <p>As published, W3 gives one number, the sum of a number of the user and one of the item, and f
 * and s preserve the order: every user with ratings has the same ranking of the rated items. That
 * form learns how generous a user is and how good an item, but no tastes, and is as accurate as a
 * baseline of two biases. With a wide W3 users and items interact through f; in a product every
 * unit of the user is weighted by the same unit of the item, which is far more accurate on
 * MovieLens 1M.
 *
 * <p>Ratings are distances from the global mean in quarters of the width of the scale. A field of
 * several categories gives the mean of their embeddings. Users and items without training ratings
 * have no id, and training drops ids at random, so that the network learns to predict without them.
 * Texts are dropped, too: the network learns those of rated items by heart, and then the attributes
 * of others tell it little. So cold users and items are predicted from attributes and texts.
 * Predictions are shrunk towards the baseline: a second fit, without a tenth of the ratings, tells
 * how far they help, and without all ratings of a tenth of the users and items, too, if something
 * is known of cold ones. The published form is shrunk for cold ones alone. Where nothing is known,
 * the baseline predicts. A new user is folded in if the combination is a product, and has the
 * predictions of the baseline otherwise.
 *
 * <p>A step of Adam takes some items, each with a random part of its ratings. It reads each text
 * once, and computes the units of each user and item once; only the combination is computed for
 * each rating. The model stores the units of all users and items, not the network.
 *
 * <p>The same seed and the same number of threads give the same model, bit for bit; other numbers
 * of threads do if the backend's BLAS does not depend on them.
 */
public final class TextCnnRating implements Trainer {

  /** The name of the model. */
  public static final String NAME = "text-cnn-rating";

  private final TextCnnRatingOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public TextCnnRating(TextCnnRatingOptions options) {
    this.options = OptionsMapper.checked(options);
  }

  /**
   * Fits a model.
   *
   * @throws IllegalArgumentException if the data has no ratings, or no texts and they are to be
   *     read
   * @throws IllegalStateException if there is no ND4J backend
   */
  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireRatings(NAME);
    if (options.texts() && train.texts().count() == 0) {
      throw new IllegalArgumentException(
          NAME + " needs item texts, but this data has none; give texts=false to train without");
    }
    ModelHeader header = context.header(NAME, options, train);
    EarlyStopping earlyStopping =
        new EarlyStopping(NAME, options.epochs(), options.patience(), "lower learningRate");
    try (Workers workers = new Workers(context.threads())) {
      return new ColdStartTraining(
              earlyStopping, context, options.combination() != UnitCombination.SUM)
          .fit(train, workers, data -> new TextCnnRatingFit(options, data, context.seed(), workers))
          .recommender(header);
    }
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return options.load(archive, header.catalog()).recommender(header);
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(NAME, options);
  }
}
