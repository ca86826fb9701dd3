package org.deepmovie.neighborhood.linear;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
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
import org.jspecify.annotations.Nullable;

/**
 * SLIM (X. Ning and G. Karypis: SLIM: Sparse Linear Methods for Top-N Recommender Systems, ICDM
 * 2011): the item weights W that minimize, with no weight below 0 and a diagonal of 0,
 *
 * <pre>
 *   |A - A W|^2 / 2 + beta |W|^2 / 2 + lambda |W|_1                          (eq. 3)
 *   |a_j - A w_j|^2 / 2 + beta |w_j|^2 / 2 + lambda |w_j|_1 for each item j  (eq. 4)
 *   score of item j for user u: sum over i in N(u) of w_ij
 * </pre>
 *
 * A are the interactions, users x items, of ones and zeros; N(u) are the items that u interacted
 * with; lambda and beta are the options {@code l1Regularization} and {@code l2Regularization}. Each
 * w_j is found by coordinate descent on A'A (J. Friedman, T. Hastie and R. Tibshirani 2010, section
 * 2.2, covariance updates), all items in parallel. The model ranks items and ignores the values of
 * ratings: {@code predict} gives the baseline. The number of threads does not change the result.
 */
public final class Slim implements Trainer {

  /** The name by which the model is asked for. */
  public static final String NAME = "slim";

  private static final int ITEMS_AT_A_TIME = 4;

  private final SlimOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public Slim(SlimOptions options) {
    this.options = OptionsMapper.checked(options);
  }

  /**
   * Fits the weights.
   *
   * @throws IllegalArgumentException if there are no ratings or too little memory
   */
  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireInteractions(NAME);
    CsrMatrix interactions = train.implicitFeedback();
    CsrMatrix compared =
        new HistoryLimit(options.history(), train.users(), train.items()).of(interactions);
    int items = train.items().size();
    int[][] sources = new int[items][];
    float[][] weights = new float[items][];
    try (Workers workers = new Workers(context.threads())) {
      solve(
          IntStream.range(0, items).toArray(),
          compared,
          sources,
          weights,
          workers,
          context.listener().task("weights of items", items));
    }
    SlimOptions chosen = OptionsMapper.chosenBy(options, train.ratings());
    return new Slim(chosen)
        .recommender(
            context.header(NAME, chosen, train),
            interactions,
            SparseItemWeights.ofTargets(sources, weights));
  }

  /**
   * Solves w_j of some items j.
   *
   * @param targets these items
   * @param sources receives by j the items with a weight above 0
   * @param weights receives these weights
   */
  private void solve(
      int[] targets,
      CsrMatrix compared,
      int[][] sources,
      float[][] weights,
      Workers workers,
      IntConsumer progress) {
    ItemPairMatrix gram =
        compared.columns() > options.maxItems()
            ? CoOccurrences.sparse(compared, workers, NAME)
            : CoOccurrences.dense(compared, workers);
    @Nullable ElasticNetDescent[] workspaces = new ElasticNetDescent[workers.threads()];
    workers.forEach(
        targets.length,
        ITEMS_AT_A_TIME,
        (worker, from, to) -> {
          if (workspaces[worker] == null) {
            workspaces[worker] = new ElasticNetDescent(gram, options);
          }
          for (int n = from; n < to; n++) {
            workspaces[worker].solve(targets[n]);
            sources[targets[n]] = workspaces[worker].sources();
            weights[targets[n]] = workspaces[worker].weights();
          }
        },
        progress);
  }

  /**
   * The weights after interactions arrived: w_j of the items j that have new ones are those of a
   * fit to all interactions. Those of other items stay, although pairs of items that they have
   * weights of may have more users in common.
   */
  private ItemWeights updated(ItemWeights before, InteractionChanges changes, Workers workers) {
    int items = changes.after().columns();
    CsrMatrix byTarget = ((SparseItemWeights) before).rows().transpose();
    int[] allSources = byTarget.columnArray();
    float[] allWeights = byTarget.valueArray();
    int[][] sources = new int[items][];
    float[][] weights = new float[items][];
    for (int item = 0; item < items; item++) {
      int start = item < byTarget.rows() ? byTarget.start(item) : 0;
      int end = item < byTarget.rows() ? byTarget.end(item) : 0;
      sources[item] = Arrays.copyOfRange(allSources, start, end);
      weights[item] = Arrays.copyOfRange(allWeights, start, end);
    }
    solve(changes.items(), changes.after(), sources, weights, workers, done -> {});
    return SparseItemWeights.ofTargets(sources, weights);
  }

  private Recommender recommender(
      ModelHeader header, CsrMatrix interactions, SparseItemWeights weights) {
    return new LinearItemRecommender(
        header,
        options.baseline(),
        options.history(),
        interactions,
        weights,
        Optional.of(this::updated));
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
    return recommender(
        header,
        LinearItemRecommender.loadInteractions(header, archive),
        SparseItemWeights.load(archive, header.catalog().items().size()));
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(NAME, options);
  }
}
