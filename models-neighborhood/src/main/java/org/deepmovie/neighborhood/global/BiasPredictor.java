package org.deepmovie.neighborhood.global;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.number.NumberLimits;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * mu + b_u + b_i, the base of {@link GlobalNgbr}. A new user needs a b_u alone: the one that
 * minimizes the loss over the ratings with all else fixed.
 *
 * @param biases mu, b_u and b_i
 * @param regularization that of the biases
 */
record BiasPredictor(BaselineEstimate biases, Regularization regularization)
    implements BasePredictor {

  private static final String GLOBAL_MEAN = "global-ngbr.json";

  @Override
  public double predict(int user, int item) {
    return biases.value(user, item);
  }

  @Override
  public void score(int user, IntToDoubleFunction neighborTerm, float[] into) {
    for (int item = 0; item < into.length; item++) {
      into[item] = (float) (biases.value(user, item) + neighborTerm.applyAsDouble(item));
    }
  }

  @Override
  public Explanation explain(int user, int item) {
    double baseline = biases.value(user, item);
    return new Explanation(baseline, baseline, 0, List.of());
  }

  @Override
  public Optional<List<ScoredItem>> similar(int item, int n) {
    return Optional.empty();
  }

  @Override
  public IntToDoubleFunction foldIn(int[] items, double[] ratings, double[] neighborTerms) {
    double residual = 0;
    for (int n = 0; n < items.length; n++) {
      residual += ratings[n] - biases.value(IdMap.UNKNOWN, items[n]) - neighborTerms[n];
    }
    int count = items.length;
    double bias = count == 0 ? 0 : residual / (count + regularization.of(count));
    return item -> biases.value(IdMap.UNKNOWN, item) + bias;
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    archive.json(GLOBAL_MEAN, new GlobalMean(biases.mean()));
    archive.floats("user_biases", biases.user());
    archive.floats("item_biases", biases.item());
  }

  /** Reads what {@link #save} wrote. */
  static BiasPredictor load(Regularization regularization, Catalog catalog, ArchiveReader archive)
      throws IOException {
    BaselineEstimate biases =
        new BaselineEstimate(
            archive.json(GLOBAL_MEAN, GlobalMean.class).mean(),
            archive.floats("user_biases", catalog.users().size()),
            archive.floats("item_biases", catalog.items().size()));
    return new BiasPredictor(biases, regularization);
  }

  /** mu in a model file. */
  record GlobalMean(double mean) {
    GlobalMean {
      if (!NumberLimits.isInData(mean)) {
        throw new IllegalArgumentException("the global mean is " + mean + ", not a finite number");
      }
    }
  }
}
