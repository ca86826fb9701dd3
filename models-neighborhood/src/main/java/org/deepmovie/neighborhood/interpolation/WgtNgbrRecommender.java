package org.deepmovie.neighborhood.interpolation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.NeighborLists;
import org.deepmovie.internal.neighborhood.NewUserRatings;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.train.Workers;

/** What {@link WgtNgbr} fits. */
final class WgtNgbrRecommender implements Recommender {

  private final ModelHeader header;
  private final WgtNgbrOptions options;
  private final BaselineEstimate biases;
  private final GlobalEffects effects;
  private final CsrMatrix byUser;
  private final NeighborLists neighbors;
  private final ThreadLocal<InterpolationWeights> workspaces;

  WgtNgbrRecommender(
      ModelHeader header,
      WgtNgbrOptions options,
      RatingMatrix ratings,
      BaselineEstimate biases,
      NeighborLists neighbors,
      Workers workers) {
    this.header = header;
    this.options = options;
    this.biases = biases;
    this.effects = options.effects(ratings, biases, header.catalogue().scale().unit());
    this.byUser = effects.residuals(ratings);
    this.neighbors = neighbors;
    ItemProducts products =
        new ItemProducts(
            byUser.transpose(), byUser, options.beta(), options.millionCachedPairs(), workers);
    this.workspaces =
        ThreadLocal.withInitial(() -> new InterpolationWeights(options, neighbors, products));
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  private InterpolationWeights opened(CsrMatrix rows, int row) {
    InterpolationWeights workspace = workspaces.get();
    workspace.open(rows, row);
    return workspace;
  }

  @Override
  public double predict(int user, int item) {
    double baseline = effects.value(user, item);
    boolean known = user != IdMap.UNKNOWN && item != IdMap.UNKNOWN;
    return catalogue().scale().clip(known ? baseline + opened(byUser, user).solve(item) : baseline);
  }

  @Override
  public void score(int user, float[] into) {
    InterpolationWeights workspace = null;
    if (user != IdMap.UNKNOWN) {
      workspace = opened(byUser, user);
      workspace.gather();
    }
    for (int item = 0; item < into.length; item++) {
      double added = workspace == null ? 0 : workspace.solve(item);
      into[item] = (float) (effects.value(user, item) + added);
    }
  }

  @Override
  public List<ScoredItem> similar(int item, int n) {
    return neighbors.similar(this, item, n);
  }

  @Override
  public Explanation explain(int user, int item) {
    double baseline = effects.value(user, item);
    if (user == IdMap.UNKNOWN || item == IdMap.UNKNOWN) {
      return new Explanation(baseline, baseline, 0, List.of());
    }
    InterpolationWeights workspace = opened(byUser, user);
    double prediction = baseline + workspace.solve(item);
    List<Explanation.Contribution> contributions = new ArrayList<>();
    for (int n = 0; n < workspace.count(); n++) {
      contributions.add(contribution(user, workspace.neighbor(n), workspace.share(n)));
    }
    return new Explanation(prediction, baseline, 0, contributions);
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    NewUserRatings user =
        NewUserRatings.of(FoldedInUser.indexed(this, ratings), biases, options.baseline());
    double[] residuals = user.residuals(biases);
    GlobalEffects.Slopes slopes = effects.slopes(user.items(), residuals);
    CsrMatrix person = user.row(biases.item().length, residuals);
    return new FoldedInUser(
        this,
        ratings,
        item ->
            user.bias()
                + biases.value(IdMap.UNKNOWN, item)
                + effects.added(slopes, item)
                + opened(person, 0).solve(item));
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    neighbors.save(archive);
  }
}
