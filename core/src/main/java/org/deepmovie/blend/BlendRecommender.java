package org.deepmovie.blend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.factor.ColdStartBaseline;
import org.deepmovie.internal.update.CatalogUpdate;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.recommend.UnsupportedQueryException;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.Storable;

/**
 * Predicts b_ui + sum_p w_p (f_p(u, i) - b_ui), b being the baseline estimate, f_p the predictions
 * of the parts, and w_p their {@link BlendWeights}. A cold item is predicted by the parts that know
 * something of it, that is, that predict it otherwise than an item that does not exist; a cold user
 * likewise.
 */
class BlendRecommender implements Recommender, Storable {

  private final ModelHeader header;
  private final List<BlendPart> parts;
  private final BlendWeights weights;
  private final ColdStartBaseline baseline;
  private final double[] itemSupport;
  private final double[] userSupport;

  /** The parts that can answer, by user and by item, a bit for each part. */
  private final long[] answeringUser;

  private final long[] answeringItem;

  /** A recommender; use {@link #of}. */
  BlendRecommender(ModelHeader header, List<BlendPart> parts, BlendWeights weights) {
    this.header = header;
    this.parts = parts;
    this.weights = weights;
    RatingMatrix ratings = RatingMatrix.of(header.catalog().ratings());
    this.baseline = ColdStartBaseline.of(ratings);
    CsrMatrix users = ratings.byUser();
    CsrMatrix items = ratings.byItem();
    this.userSupport = new double[users.rows()];
    this.itemSupport = new double[items.rows()];
    this.answeringUser = new long[users.rows()];
    this.answeringItem = new long[items.rows()];
    for (int user = 0; user < userSupport.length; user++) {
      int self = user;
      userSupport[user] = weights.support().user(users.count(user));
      answeringUser[user] =
          users.count(user) > 0
              ? all()
              : partsThat(part -> differs(model(part), self, IdMap.UNKNOWN));
    }
    for (int item = 0; item < itemSupport.length; item++) {
      int self = item;
      itemSupport[item] = weights.support().item(items.count(item));
      answeringItem[item] =
          items.count(item) > 0
              ? all()
              : partsThat(part -> differs(model(part), IdMap.UNKNOWN, self));
    }
  }

  /** A recommender on {@code parts}, which predicts new items if one of them does. */
  static BlendRecommender of(ModelHeader header, List<BlendPart> parts, BlendWeights weights) {
    return parts.stream().anyMatch(part -> part.model() instanceof ColdStartRecommender)
        ? new ColdStartBlend(header, parts, weights)
        : new BlendRecommender(header, parts, weights);
  }

  private static boolean differs(Recommender model, int user, int item) {
    return model.predict(user, item) != model.predict(IdMap.UNKNOWN, IdMap.UNKNOWN);
  }

  private Recommender model(int part) {
    return parts.get(part).model();
  }

  private long all() {
    return (1L << parts.size()) - 1;
  }

  /** The parts of which {@code condition} is true, a bit for each. */
  final long partsThat(IntPredicate condition) {
    long set = 0;
    for (int part = 0; part < parts.size(); part++) {
      set |= condition.test(part) ? 1L << part : 0;
    }
    return set;
  }

  @Override
  public final ModelHeader header() {
    return header;
  }

  final List<BlendPart> parts() {
    return parts;
  }

  final ColdStartBaseline baseline() {
    return baseline;
  }

  /** The parts that can answer for a user; all for an unknown one. */
  final long answering(int user) {
    return user == IdMap.UNKNOWN ? all() : answeringUser[user];
  }

  final double support(int user) {
    return user == IdMap.UNKNOWN ? 0 : userSupport[user];
  }

  /** Writes the weights of the parts for an item and a user of the given support. */
  final void weights(int item, double support, long answeringUser, double[] into) {
    boolean known = item != IdMap.UNKNOWN;
    long answering = answeringUser & (known ? answeringItem[item] : all());
    weights.at(known ? itemSupport[item] : 0, support, answering, into);
  }

  /** Writes the weights of the parts for a new item. */
  final void weightsOfNewItem(int user, long answeringItem, double[] into) {
    long both = answeringItem & answering(user);
    weights.at(0, support(user), both == 0 ? answeringItem : both, into);
  }

  private double value(int user, int item) {
    double[] shares = new double[parts.size()];
    weights(item, support(user), answering(user), shares);
    double base = baseline.value(user, item);
    double value = base;
    for (int part = 0; part < shares.length; part++) {
      value += shares[part] * (model(part).predict(user, item) - base);
    }
    return value;
  }

  @Override
  public final double predict(int user, int item) {
    return catalog().scale().clip(value(user, item));
  }

  @Override
  public final void score(int user, float[] into) {
    float[][] scores = new float[parts.size()][into.length];
    for (int part = 0; part < scores.length; part++) {
      model(part).score(user, scores[part]);
    }
    double[] shares = new double[parts.size()];
    for (int item = 0; item < into.length; item++) {
      weights(item, support(user), answering(user), shares);
      double base = baseline.value(user, item);
      double value = base;
      for (int part = 0; part < shares.length; part++) {
        value += shares[part] * (catalog().scale().clip(scores[part][item]) - base);
      }
      into[item] = (float) value;
    }
  }

  /**
   * What at least one part can do, updates if all can; of intervals and new items, what the blend
   * can.
   */
  @Override
  public final Set<Capability> capabilities() {
    Set<Capability> capabilities = Recommender.super.capabilities();
    for (Capability capability :
        List.of(Capability.SIMILAR_ITEMS, Capability.EXPLANATIONS, Capability.USER_ATTRIBUTES)) {
      if (parts.stream().anyMatch(part -> can(part, capability))) {
        capabilities = Capability.union(capabilities, capability);
      }
    }
    return parts.stream().allMatch(part -> can(part, Capability.UPDATES))
        ? Capability.union(capabilities, Capability.UPDATES)
        : capabilities;
  }

  /**
   * Each part is updated; the weights of the parts stay.
   *
   * @throws UnsupportedQueryException if a part cannot be updated
   */
  @Override
  public final Recommender updated(Dataset data) {
    if (!capabilities().contains(Capability.UPDATES)) {
      return Recommender.super.updated(data);
    }
    CatalogUpdate update = CatalogUpdate.of(this, data);
    if (update.isEmpty()) {
      return this;
    }
    List<BlendPart> updated =
        parts.stream().map(part -> new BlendPart(part.spec(), part.model().updated(data))).toList();
    return of(update.header(), updated, weights);
  }

  private static boolean can(BlendPart part, Capability capability) {
    return part.model().capabilities().contains(capability);
  }

  /** The similar items of the first part that has some. */
  @Override
  public final List<ScoredItem> similar(int item, int n) {
    return parts.stream()
        .filter(part -> can(part, Capability.SIMILAR_ITEMS))
        .findFirst()
        .map(part -> part.model().similar(item, n))
        .orElseGet(() -> Recommender.super.similar(item, n));
  }

  /**
   * The weighted sum of the parts' explanations. What a part without explanations predicts is in
   * the remainder.
   *
   * @throws UnsupportedQueryException if no part supports explanations
   */
  @Override
  public final Explanation explain(int user, int item) {
    if (!capabilities().contains(Capability.EXPLANATIONS)) {
      throw new UnsupportedQueryException(
          Capability.EXPLANATIONS,
          "none of the parts of this blend supports explanations; add svd++ or item-knn");
    }
    double[] shares = new double[parts.size()];
    weights(item, support(user), answering(user), shares);
    double base = baseline.value(user, item);
    double value = base;
    double explainedBaseline = base;
    Map<Integer, Double> amounts = new TreeMap<>();
    List<Explanation.PartPrediction> predictions = new ArrayList<>();
    for (int part = 0; part < shares.length; part++) {
      double share = shares[part];
      double prediction = model(part).predict(user, item);
      value += share * (prediction - base);
      predictions.add(new Explanation.PartPrediction(parts.get(part).spec(), share, prediction));
      if (can(parts.get(part), Capability.EXPLANATIONS)) {
        Explanation why = model(part).explain(user, item);
        explainedBaseline += share * (why.baseline() - base);
        why.contributions()
            .forEach(each -> amounts.merge(each.item(), share * each.amount(), Double::sum));
      }
    }
    double remainder = value - explainedBaseline;
    List<Explanation.Contribution> contributions = new ArrayList<>();
    for (Map.Entry<Integer, Double> amount : amounts.entrySet()) {
      contributions.add(catalog().contribution(user, amount.getKey(), amount.getValue()));
      remainder -= amount.getValue();
    }
    return new Explanation(value, explainedBaseline, remainder, contributions, predictions);
  }

  @Override
  public final FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    return blended(ratings, parts.stream().map(part -> part.model().foldIn(ratings)).toList());
  }

  /** By what is known of the user in the parts that read it, by the ratings in the others. */
  @Override
  public final FoldedInUser foldIn(Dataset user, Map<String, ? extends Number> ratings) {
    if (!capabilities().contains(Capability.USER_ATTRIBUTES)) {
      return Recommender.super.foldIn(user, ratings);
    }
    List<FoldedInUser> users =
        parts.stream()
            .map(
                part ->
                    can(part, Capability.USER_ATTRIBUTES)
                        ? part.model().foldIn(user, ratings)
                        : part.model().foldIn(ratings))
            .toList();
    return blended(ratings, users).withFolding(others -> foldIn(user, others));
  }

  private FoldedInUser blended(Map<String, ? extends Number> ratings, List<FoldedInUser> users) {
    Map<Integer, Double> known = catalog().ratingsByItem(ratings);
    int[] items = known.keySet().stream().mapToInt(item -> item).sorted().toArray();
    double[] values = Arrays.stream(items).mapToDouble(known::get).toArray();
    double bias = baseline.userBias(items, values);
    double support = weights.support().user(items.length);
    long answering = partsThat(part -> isTold(model(part), users.get(part)));
    return FoldedInUser.of(
        this,
        ratings,
        item -> {
          double[] shares = new double[parts.size()];
          weights(item, support, answering, shares);
          double base = baseline.value(IdMap.UNKNOWN, item) + bias;
          double value = base;
          for (int part = 0; part < shares.length; part++) {
            value += shares[part] * (users.get(part).predict(item) - base);
          }
          return value;
        });
  }

  /** Whether a part predicts otherwise for a folded-in user than for an unknown one. */
  private boolean isTold(Recommender model, FoldedInUser user) {
    for (int item = 0; item < catalog().items().size(); item++) {
      if (user.predict(item) != model.predict(IdMap.UNKNOWN, item)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public final void save(ArchiveWriter archive) throws IOException {
    archive.json(
        StoredBlend.ENTRY,
        new StoredBlend(
            parts.stream()
                .map(part -> part.model().header())
                .map(each -> new StoredBlend.StoredPart(each.model(), each.options(), each.seed()))
                .toList()));
    weights.save(archive);
    for (int part = 0; part < parts.size(); part++) {
      if (!(model(part) instanceof Storable storable)) {
        throw new IllegalArgumentException(
            "blend cannot be saved: its part " + parts.get(part).spec() + " is not Storable");
      }
      storable.save(archive.intoFolder(StoredBlend.folder(part)));
    }
  }

  @Override
  public String toString() {
    return header().toString();
  }
}
