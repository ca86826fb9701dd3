package org.deepmovie.deep.textcnn;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * Li's network over attributes and texts: of a user the sum u of embedded attributes and id, of an
 * item the like sum v and its description d, read by convolutions of 2, 3, 4 and 5 words, ReLU, the
 * maximum over the text and a dense layer; mean squared error.
 *
 * <pre>
 *   h = f(W1 u + b1)     g = f(W2 (v + d) + b2)
 *
 *   combine=sum (as published):  y = s f(W3 (h + g) + b3) + c
 *   combine=layer:               y = w . f(W3 (h + g) + b3) + c
 *   combine=product:             y = c + a . h + b . g + sum over k of w_k h_k g_k
 * </pre>
 *
 * <p>As published, W3 gives one number, which is one of the user plus one of the item, and f and s
 * change both alike: everybody gets the same ranking of items. That form can say how generous
 * somebody is and how good a film, but nothing of taste, so it reaches what a baseline of two
 * biases does, and no more. With a wide W3 users and items meet behind f; in a product every unit
 * of the one weighs that of the other, which is far better on MovieLens 1M.
 *
 * <p>Ratings are seen as distances from their mean, on a scale as wide as 1 to 5. A field of
 * several categories gives the mean of their vectors; who has no training ratings has no id. In
 * training ids are dropped now and then, so that the network learns to do without. Thus users and
 * items that have attributes, or a text, but no ratings are predicted, too; of whom nothing is
 * known is predicted as the average user or item. Somebody new is folded in if the form is a
 * product, and is the average user otherwise.
 *
 * <p>A step of Adam is over some items, each with a random part of its ratings: each text is read
 * once in it, each user's and each item's units are computed once, and only how they combine is
 * computed for each rating. What is kept are the units of all users and items; the network itself
 * is not.
 *
 * <p>The same seed and the same number of threads give the same model, bit for bit; other numbers
 * of threads do as far as the backend's BLAS does not depend on them.
 */
public final class TextCnnRating implements Trainer {

  static final String NAME = "text-cnn-rating";

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
          NAME + " needs item texts; this data has none (texts=false does without)");
    }
    ModelHeader header =
        ModelHeader.of(
            NAME, OptionsMapper.of(TextCnnRatingOptions.class).format(options), train, context);
    EarlyStopping loop =
        new EarlyStopping(NAME, options.epochs(), options.patience(), "lower learningRate");
    try (Workers workers = new Workers(context.threads());
        TextCnnRatingFit fit = new TextCnnRatingFit(options, train, context.seed(), workers)) {
      return loop.run(train, context, workers, fit).recommender(header);
    }
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return options.load(archive, header.catalogue()).recommender(header);
  }
}
