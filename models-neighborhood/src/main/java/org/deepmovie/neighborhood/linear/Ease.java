package org.deepmovie.neighborhood.linear;

import java.io.IOException;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.neighborhood.history.HistoryLimit;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * EASE^R (H. Steck: Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019): the item
 * weights B with a diagonal of 0 that minimize |X - X B|^2 + lambda |B|^2,
 *
 * <pre>
 *   P = (X'X + lambda I)^-1
 *   B_ij = -P_ij / P_jj, B_jj = 0      (eq. 8)
 *   score of item j for user u: sum over i in N(u) of B_ij
 * </pre>
 *
 * X are the interactions, users x items, of ones and zeros; N(u) are the items that u interacted
 * with; lambda is the option {@code regularization}. The model ranks items and ignores the values
 * of ratings: {@code predict} gives the baseline. It takes items^2 memory and items^3 time. With
 * more than {@code maxItems} items each item has weights of {@code maxNeighbors} others only, which
 * takes less of both. The number of threads does not change the result.
 */
public final class Ease implements Trainer {

  /** The name by which the model is asked for. */
  public static final String NAME = "ease";

  /** An update of more users than this part of the items takes longer than a fit. */
  private static final int MANY = 4;

  private final EaseOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public Ease(EaseOptions options) {
    this.options = OptionsMapper.checked(options);
  }

  /**
   * Fits the weights.
   *
   * @throws IllegalArgumentException if there are no ratings or too little memory
   * @throws ArithmeticException if the matrix is not positive definite after rounding
   */
  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireInteractions(NAME);
    CsrMatrix interactions = train.implicitFeedback();
    CsrMatrix compared =
        new HistoryLimit(options.history(), train.users(), train.items()).of(interactions);
    IntConsumer progress = context.listener().task("weights of items", train.items().size());
    ItemWeights weights;
    try (Workers workers = new Workers(context.threads())) {
      weights =
          isSparse(train.items().size())
              ? SparseEase.fit(compared, options, workers, progress)
              : dense(compared, workers, progress);
    }
    EaseOptions chosen = OptionsMapper.chosenBy(options, train.ratings());
    return new Ease(chosen).recommender(context.header(NAME, chosen, train), weights, interactions);
  }

  /**
   * The weights of a fit to all interactions, to within rounding: by {@link EaseUpdate} if few
   * users are concerned and its rounding allows it, otherwise by such a fit. All pairs of items
   * have a weight, also of more than {@code maxItems}.
   */
  private ItemWeights updated(ItemWeights before, InteractionChanges changes, Workers workers) {
    int items = changes.after().columns();
    requireMemory(items);
    if (changes.users().length <= items / MANY) {
      ItemMatrix p = ((EaseWeights) before).inverse(items, options.regularization());
      if (EaseUpdate.apply(changes, p, workers)) {
        return EaseWeights.ofInverse(p);
      }
    }
    return dense(changes.after(), workers, done -> {});
  }

  private boolean isSparse(int items) {
    return items > options.maxItems();
  }

  private EaseWeights dense(CsrMatrix interactions, Workers workers, IntConsumer progress) {
    requireMemory(interactions.columns());
    ItemMatrix matrix = CoOccurrences.dense(interactions, workers);
    for (int item = 0; item < matrix.items(); item++) {
      matrix.values()[matrix.start(item) + item] += (float) options.regularization();
    }
    if (!SymmetricInverse.invert(matrix, workers, progress)) {
      throw new ArithmeticException(
          NAME
              + ": the item matrix is not positive definite in single precision; raise"
              + " regularization");
    }
    return EaseWeights.ofInverse(matrix);
  }

  private static void requireMemory(int items) {
    if (items > ItemMatrix.MAX_ITEMS) {
      throw new IllegalArgumentException(
          "%s cannot be updated to %d items, since an array has no room for all pairs of more than %d; fit the model again"
              .formatted(NAME, items, ItemMatrix.MAX_ITEMS));
    }
    long bytes = Float.BYTES * (long) items * items;
    if (CoOccurrences.exceedsMemory(bytes)) {
      throw new IllegalArgumentException(
          "%s needs %d MB for all pairs of %d items, and this JVM has %d MB; raise -Xmx, or lower maxItems for weights of some pairs"
              .formatted(NAME, bytes >> 20, items, Runtime.getRuntime().maxMemory() >> 20));
    }
  }

  private Recommender recommender(ModelHeader header, ItemWeights weights, CsrMatrix interactions) {
    return new LinearItemRecommender(
        header,
        options.baseline(),
        options.history(),
        interactions,
        weights,
        weights instanceof EaseWeights ? Optional.of(this::updated) : Optional.empty());
  }

  @Override
  public boolean usesValidation() {
    return false;
  }

  @Override
  public boolean predictsRatings() {
    return false;
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    int items = header.catalog().items().size();
    return recommender(
        header,
        ItemMatrix.isIn(archive)
            ? EaseWeights.load(archive, items)
            : SparseItemWeights.load(archive, items),
        LinearItemRecommender.loadInteractions(header, archive));
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(NAME, options);
  }
}
