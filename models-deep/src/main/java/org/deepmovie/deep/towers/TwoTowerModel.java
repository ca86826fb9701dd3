package org.deepmovie.deep.towers;

import java.io.IOException;
import java.util.Arrays;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * What {@link TwoTower} keeps of its network: r = mu + c (w . ReLU(p_u + q_i) + w_0).
 *
 * @param users p, users x head: the towers' parts of the head's hidden layer
 * @param items q, items x head
 * @param head w, and after it w_0
 * @param unit c
 * @param knownUsers whose p was learned from anything
 * @param knownItems whose q was learned from anything
 * @param fallback mu, and the baseline of those of whom nothing is known
 */
record TwoTowerModel(
    FloatMatrix users,
    FloatMatrix items,
    float[] head,
    double unit,
    boolean[] knownUsers,
    boolean[] knownItems,
    BaselineEstimate fallback) {

  private static final double FALLBACK_LAMBDA = 5;
  private static final int FALLBACK_SWEEPS = 10;

  /** The baseline. */
  static BaselineEstimate fallback(RatingMatrix ratings) {
    return BaselineEstimate.fit(ratings, FALLBACK_LAMBDA, FALLBACK_LAMBDA, FALLBACK_SWEEPS);
  }

  /** The unclipped prediction; either index may be {@link IdMap#UNKNOWN}. */
  double predict(int user, int item) {
    boolean known =
        user != IdMap.UNKNOWN && item != IdMap.UNKNOWN && knownUsers[user] && knownItems[item];
    if (!known) {
      return fallback.value(user, item);
    }
    float[] p = users.values();
    float[] q = items.values();
    int from = users.offset(user);
    int at = items.offset(item);
    float sum = head[users.columns()];
    for (int k = 0; k < users.columns(); k++) {
      sum += head[k] * Math.max(0, p[from + k] + q[at + k]);
    }
    return fallback.mean() + unit * sum;
  }

  void save(ArchiveWriter archive) throws IOException {
    users.save(archive, "user_parts");
    items.save(archive, "item_parts");
    archive.floats("head", head);
    archive.ints("known_users", ints(knownUsers));
    archive.ints("known_items", ints(knownItems));
  }

  static TwoTowerModel load(ArchiveReader archive, Catalog catalogue, int head) throws IOException {
    int users = catalogue.users().size();
    int items = catalogue.items().size();
    return new TwoTowerModel(
        FloatMatrix.load(archive, "user_parts", users, head),
        FloatMatrix.load(archive, "item_parts", items, head),
        archive.floats("head", head + 1),
        catalogue.scale().unit(),
        booleans(archive.ints("known_users", users)),
        booleans(archive.ints("known_items", items)),
        fallback(RatingMatrix.of(catalogue.seen())));
  }

  private static int[] ints(boolean[] values) {
    int[] ints = new int[values.length];
    Arrays.setAll(ints, n -> values[n] ? 1 : 0);
    return ints;
  }

  private static boolean[] booleans(int[] values) {
    boolean[] booleans = new boolean[values.length];
    for (int n = 0; n < values.length; n++) {
      booleans[n] = values[n] != 0;
    }
    return booleans;
  }
}
