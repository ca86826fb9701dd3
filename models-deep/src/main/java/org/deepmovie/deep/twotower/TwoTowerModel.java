package org.deepmovie.deep.twotower;

import java.io.IOException;
import java.util.Arrays;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.deep.coldstart.ColdStartModel;
import org.deepmovie.internal.factor.ColdStartBaseline;
import org.deepmovie.internal.factor.ColdStartShrinkage;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * What {@link TwoTower} learns: r = mu + c (w . ReLU(p_u + q_i) + w_0).
 *
 * @param users p = W_u u, users x units of the head
 * @param items q = W_v v, items x units of the head
 * @param head w, and after it w_0
 * @param unit c
 * @param knownUsers the users of whom the tower reads anything
 * @param knownItems the items of which the tower reads anything
 * @param baseline mu, and the predictions where nothing is known
 * @param shrinkage of the predictions for cold users and items
 */
record TwoTowerModel(
    FloatMatrix users,
    FloatMatrix items,
    float[] head,
    double unit,
    boolean[] knownUsers,
    boolean[] knownItems,
    ColdStartBaseline baseline,
    ColdStartShrinkage shrinkage)
    implements ColdStartModel<TwoTowerModel> {

  /** The unclipped prediction; either index may be {@link IdMap#UNKNOWN}. */
  @Override
  public double predict(int user, int item) {
    boolean known =
        user != IdMap.UNKNOWN && item != IdMap.UNKNOWN && knownUsers[user] && knownItems[item];
    if (!known) {
      return baseline.value(user, item);
    }
    double share = shrinkage.of(!baseline.isRater(user), !baseline.isRated(item));
    double output = baseline.mean() + unit * output(user, item);
    double base = share == 1 ? 0 : baseline.value(user, item);
    return base + share * (output - base);
  }

  /** w . ReLU(p_u + q_i) + w_0. */
  private float output(int user, int item) {
    float[] p = users.values();
    float[] q = items.values();
    int from = users.offset(user);
    int at = items.offset(item);
    float sum = head[users.columns()];
    for (int k = 0; k < users.columns(); k++) {
      sum += head[k] * Math.max(0, p[from + k] + q[at + k]);
    }
    return sum;
  }

  @Override
  public TwoTowerModel withShrinkage(ColdStartShrinkage other) {
    return new TwoTowerModel(users, items, head, unit, knownUsers, knownItems, baseline, other);
  }

  void save(ArchiveWriter archive) throws IOException {
    users.save(archive, "user_parts");
    items.save(archive, "item_parts");
    archive.floats("head", head);
    archive.ints("known_users", ints(knownUsers));
    archive.ints("known_items", ints(knownItems));
    shrinkage.save(archive);
  }

  static TwoTowerModel load(ArchiveReader archive, Catalog catalog, int headUnits)
      throws IOException {
    int users = catalog.users().size();
    int items = catalog.items().size();
    return new TwoTowerModel(
        FloatMatrix.load(archive, "user_parts", users, headUnits),
        FloatMatrix.load(archive, "item_parts", items, headUnits),
        archive.floats("head", headUnits + 1),
        catalog.scale().unit(),
        booleans(archive.ints("known_users", users)),
        booleans(archive.ints("known_items", items)),
        ColdStartBaseline.of(RatingMatrix.of(catalog.ratings())),
        ColdStartShrinkage.load(archive));
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
