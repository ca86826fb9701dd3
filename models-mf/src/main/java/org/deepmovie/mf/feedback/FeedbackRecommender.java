package org.deepmovie.mf.feedback;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deepmovie.archive.ArchiveReader;
import org.deepmovie.archive.ArchiveWriter;
import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.FactorModel;
import org.deepmovie.factor.FactorRecommender;
import org.deepmovie.factor.LeastSquaresSweep;
import org.deepmovie.factor.Ridge;
import org.deepmovie.factor.Vectors;
import org.deepmovie.model.Catalogue;
import org.deepmovie.model.Explanation;
import org.deepmovie.model.ModelHeader;

/** Predicts by a {@link FeedbackModel}, and says which items pushed a prediction. */
final class FeedbackRecommender extends FactorRecommender {

  private static final String SETTINGS = "factors.json";
  private static final String PAIRS = "feedback.json";

  private final Settings settings;
  private final FeedbackModel model;

  FeedbackRecommender(ModelHeader header, Settings settings, FeedbackModel model) {
    super(
        header,
        model.factors(),
        (items, ratings) -> fold(settings, model, items, ratings),
        SETTINGS);
    this.settings = settings;
    this.model = model;
  }

  /**
   * With own factors, the ridge regression whose prior mean is the sum; without, the sum itself,
   * and the bias that fits best unless it is the baseline's.
   */
  private static float[] fold(
      Settings settings, FeedbackModel model, int[] rated, double[] ratings) {
    FactorModel factors = model.factors();
    FactorMatrix items = factors.items();
    float[] sum = model.sum(rated, ratings);
    if (settings.ownUsers().isPresent()) {
      double ridge = settings.ownUsers().get().of(rated.length);
      double biasRidge = settings.biases().of(rated.length);
      return new LeastSquaresSweep(items.columns(), true, factors.offset(), 1)
          .foldIn(items, rated, ratings, ridge, biasRidge, sum);
    }
    if (model.residuals().isEmpty()) {
      sum[0] = bias(factors, sum, settings.biases(), rated, ratings);
    }
    return sum;
  }

  private static float bias(
      FactorModel factors, float[] sum, Ridge ridge, int[] rated, double[] ratings) {
    FactorMatrix items = factors.items();
    double residual = 0;
    for (int n = 0; n < rated.length; n++) {
      int at = items.offset(rated[n]);
      float product = Vectors.dot(sum, 1, items.values(), at + 1, sum.length - 1);
      residual += ratings[n] - factors.offset() - items.values()[at] - product;
    }
    return (float) (residual / (rated.length + ridge.of(rated.length)));
  }

  @Override
  public Explanation explain(int user, int item) {
    FactorModel factors = model.factors();
    double prediction = factors.predict(user, item);
    if (!factors.knowsUser(user) || !factors.knowsItem(item)) {
      return new Explanation(prediction, prediction, 0, List.of());
    }
    double baseline =
        factors.offset() + factors.users().get(user, 0) + factors.items().get(item, 0);
    SparseRows pairs = model.pairs();
    SparseRows seen = catalogue().seen();
    List<Explanation.Contribution> contributions = new ArrayList<>();
    double rest = settings.ownUsers().isPresent() ? prediction - baseline : 0;
    for (int p = pairs.start(user); p < pairs.end(user); p++) {
      int other = pairs.column(p);
      int rating = seen.find(user, other);
      double share =
          model.share(
              user, other, rating < 0 ? Double.NaN : seen.value(rating), seen.count(user), item);
      contributions.add(contribution(user, other, share));
      rest -= settings.ownUsers().isPresent() ? share : 0;
    }
    return new Explanation(prediction, baseline, rest, contributions);
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    super.save(archive);
    SparseRows pairs = model.pairs();
    boolean more = pairs.size() > catalogue().seen().size();
    archive.json(PAIRS, new Pairs(more ? pairs.size() : 0));
    if (more) {
      int[] counts = new int[pairs.rows()];
      Arrays.setAll(counts, pairs::count);
      archive.ints("feedback_counts", counts);
      archive.ints("feedback_items", pairs.columnArray());
    }
    if (model.feedback().isPresent()) {
      save(archive, "feedback_vectors", model.feedback().get());
    }
    if (model.residuals().isPresent()) {
      save(archive, "residual_vectors", model.residuals().get().vectors());
    }
  }

  private static void save(ArchiveWriter archive, String name, FactorMatrix matrix)
      throws IOException {
    archive.floats(name, matrix.rows(), matrix.columns(), matrix.values());
  }

  static FeedbackRecommender load(ModelHeader header, Settings settings, ArchiveReader archive)
      throws IOException {
    Catalogue catalogue = header.catalogue();
    int columns = settings.factors() + 1;
    int items = catalogue.items().size();
    SparseRows pairs = pairs(archive, catalogue);
    FactorModel factors =
        FactorModel.load(archive, SETTINGS, catalogue, true, columns, false).knowing(pairs);
    Optional<FactorMatrix> feedback = Optional.empty();
    if (settings.implicit().ofUsers()) {
      feedback = Optional.of(load(archive, "feedback_vectors", items, columns));
    }
    Optional<ResidualPart> residuals = Optional.empty();
    if (settings.residuals()) {
      residuals =
          Optional.of(
              new ResidualPart(
                  load(archive, "residual_vectors", items, columns),
                  Settings.unit(catalogue.scale())));
    }
    return new FeedbackRecommender(
        header, settings, new FeedbackModel(factors, pairs, feedback, residuals));
  }

  private static SparseRows pairs(ArchiveReader archive, Catalogue catalogue) throws IOException {
    SparseRows seen = catalogue.seen();
    int size = archive.json(PAIRS, Pairs.class).size();
    if (size == 0) {
      return seen;
    }
    int[] counts = archive.ints("feedback_counts", seen.rows());
    int[] starts = new int[counts.length + 1];
    for (int row = 0; row < counts.length; row++) {
      starts[row + 1] = starts[row] + counts[row];
    }
    int[] others = archive.ints("feedback_items", size);
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    return SparseRows.of(seen.columns(), starts, others, ones);
  }

  private static FactorMatrix load(ArchiveReader archive, String name, int rows, int columns)
      throws IOException {
    return new FactorMatrix(rows, columns, archive.floats(name, rows, columns));
  }

  /**
   * How much feedback there is beside the ratings.
   *
   * @param size the number of pairs, ratings included, or 0 if these are all
   */
  record Pairs(int size) {
    Pairs {
      if (size < 0) {
        throw new IllegalArgumentException("feedback of " + size + " pairs");
      }
    }
  }
}
