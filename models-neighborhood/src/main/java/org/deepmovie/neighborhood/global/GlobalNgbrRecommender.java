package org.deepmovie.neighborhood.global;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.neighborhood.InteractionHistory;
import org.deepmovie.internal.neighborhood.NewUserRatings;
import org.deepmovie.internal.neighborhood.UserHistories;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/** What {@link GlobalNgbr} fits. */
final class GlobalNgbrRecommender implements Recommender {

  private static final String SETTINGS = "global-ngbr.json";

  private final ModelHeader header;
  private final GlobalNgbrOptions options;
  private final BaselineEstimate biases;
  private final NeighborWeights weights;
  private final UserHistories pasts;
  private final InteractionHistory past;

  GlobalNgbrRecommender(
      ModelHeader header,
      GlobalNgbrOptions options,
      GlobalNgbrModel model,
      UserHistories pasts,
      InteractionHistory past) {
    this.header = header;
    this.options = options;
    this.biases = model.biases();
    this.weights = model.weights();
    this.pasts = pasts;
    this.past = past;
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  private double unclipped(int user, int item) {
    double baseline = biases.value(user, item);
    return known(user, item) ? baseline + weights.value(past, user, item) : baseline;
  }

  private static boolean known(int user, int item) {
    return user != IdMap.UNKNOWN && item != IdMap.UNKNOWN;
  }

  @Override
  public double predict(int user, int item) {
    return catalogue().scale().clip(unclipped(user, item));
  }

  @Override
  public void score(int user, float[] into) {
    NeighborLookup overlap = NeighborLookup.byUser(weights.explicit(), past);
    for (int item = 0; item < into.length; item++) {
      double score = biases.value(user, item);
      if (user != IdMap.UNKNOWN) {
        overlap.find(user, item);
        score += weights.value(overlap);
      }
      into[item] = (float) score;
    }
  }

  @Override
  public Explanation explain(int user, int item) {
    List<Explanation.Contribution> contributions = new ArrayList<>();
    if (known(user, item)) {
      weights.forEach(
          past, user, item, (other, share) -> contributions.add(contribution(user, other, share)));
    }
    return new Explanation(unclipped(user, item), biases.value(user, item), 0, contributions);
  }

  /**
   * The model has no parameters of users but b_u: the one that minimizes the loss over the ratings,
   * all else being fixed.
   */
  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    NewUserRatings user = pasts.newUser(FoldedInUser.indexed(this, ratings));
    InteractionHistory own = pasts.of(user);
    double residual = 0;
    for (int n = 0; n < user.items().length; n++) {
      int item = user.items()[n];
      residual +=
          user.ratings()[n] - biases.value(IdMap.UNKNOWN, item) - weights.value(own, 0, item);
    }
    int count = user.items().length;
    double bias = count == 0 ? 0 : residual / (count + options.biases().of(count));
    return new FoldedInUser(
        this,
        ratings,
        item -> biases.value(IdMap.UNKNOWN, item) + bias + weights.value(own, 0, item));
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    archive.json(SETTINGS, new Mean(biases.mean()));
    archive.floats("user_biases", biases.user());
    archive.floats("item_biases", biases.item());
    weights.save(archive);
    past.unrated().save(archive, "unrated");
  }

  /** Reads what {@link #save} wrote. */
  static GlobalNgbrRecommender load(
      ModelHeader header, GlobalNgbrOptions options, ArchiveReader archive) throws IOException {
    int users = header.catalogue().users().size();
    int items = header.catalogue().items().size();
    BaselineEstimate biases =
        new BaselineEstimate(
            archive.json(SETTINGS, Mean.class).mean(),
            archive.floats("user_biases", users),
            archive.floats("item_biases", items));
    GlobalNgbrModel model = new GlobalNgbrModel(biases, NeighborWeights.load(archive, items));
    UserHistories pasts = UserHistories.of(header.catalogue(), options.neighbors().baseline());
    InteractionHistory past = pasts.withUnrated(CsrMatrix.load(archive, "unrated", users, items));
    return new GlobalNgbrRecommender(header, options, model, pasts, past);
  }

  /** What the arrays do not say. */
  record Mean(double mean) {
    Mean {
      if (!Double.isFinite(mean)) {
        throw new IllegalArgumentException("mean " + mean + " is no rating");
      }
    }
  }
}
