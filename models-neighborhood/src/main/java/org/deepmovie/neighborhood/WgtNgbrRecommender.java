package org.deepmovie.neighborhood;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deepmovie.archive.ArchiveWriter;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.SparseRows;
import org.deepmovie.model.Biases;
import org.deepmovie.model.Explanation;
import org.deepmovie.model.ModelHeader;
import org.deepmovie.model.Profile;
import org.deepmovie.model.Recommender;
import org.deepmovie.model.ScoredItem;
import org.deepmovie.model.Workers;

/** What {@link WgtNgbr} fits. */
final class WgtNgbrRecommender implements Recommender {

  private final ModelHeader header;
  private final WgtNgbrOptions options;
  private final Biases biases;
  private final GlobalEffects effects;
  private final SparseRows byUser;
  private final Neighbors neighbors;
  private final ThreadLocal<Interpolation> workspaces;

  WgtNgbrRecommender(
      ModelHeader header,
      WgtNgbrOptions options,
      RatingMatrix ratings,
      Biases biases,
      Neighbors neighbors,
      Workers workers) {
    this.header = header;
    this.options = options;
    this.biases = biases;
    this.effects = options.effects(ratings, biases, header.catalogue().scale().unit());
    this.byUser = effects.residuals(ratings);
    this.neighbors = neighbors;
    ItemProducts products =
        new ItemProducts(
            byUser.transpose(), byUser, options.beta(), options.millionPairs(), workers);
    this.workspaces =
        ThreadLocal.withInitial(() -> new Interpolation(options, neighbors, products));
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  private Interpolation opened(SparseRows rows, int row) {
    Interpolation workspace = workspaces.get();
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
    Interpolation workspace = null;
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
    Interpolation workspace = opened(byUser, user);
    double prediction = baseline + workspace.solve(item);
    List<Explanation.Contribution> contributions = new ArrayList<>();
    for (int n = 0; n < workspace.count(); n++) {
      contributions.add(contribution(user, workspace.neighbor(n), workspace.share(n)));
    }
    return new Explanation(prediction, baseline, 0, contributions);
  }

  @Override
  public Profile foldIn(Map<String, ? extends Number> ratings) {
    NewUser user = NewUser.of(Profile.indexed(this, ratings), biases, options.baseline());
    double[] residuals = user.residuals(biases);
    GlobalEffects.Slopes slopes = effects.slopes(user.items(), residuals);
    SparseRows person = user.row(biases.item().length, residuals);
    return new Profile(
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
