package org.deepmovie.deep.twotower;

import java.io.IOException;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.deep.coldstart.ColdStartModel;
import org.deepmovie.internal.deep.coldstart.KnownRows;
import org.deepmovie.internal.factor.BaselineShrinkage;
import org.deepmovie.internal.factor.ColdStartBaseline;
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
 * @param known the users and items of whom the towers read anything
 * @param baseline mu, and the predictions where nothing is known
 * @param shrinkage of the predictions for cold users and items
 */
record TwoTowerModel(
    FloatMatrix users,
    FloatMatrix items,
    float[] head,
    double unit,
    KnownRows known,
    ColdStartBaseline baseline,
    BaselineShrinkage shrinkage)
    implements ColdStartModel<TwoTowerModel> {

  /** The unclipped prediction; either index may be {@link IdMap#UNKNOWN}. */
  @Override
  public double predict(int user, int item) {
    if (!known.contain(user, item)) {
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
  public TwoTowerModel withShrinkage(BaselineShrinkage other) {
    return new TwoTowerModel(users, items, head, unit, known, baseline, other);
  }

  void save(ArchiveWriter archive) throws IOException {
    users.save(archive, "user_parts");
    items.save(archive, "item_parts");
    archive.floats("head", head);
    known.save(archive);
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
        KnownRows.load(archive, catalog),
        ColdStartBaseline.of(RatingMatrix.of(catalog.ratings())),
        BaselineShrinkage.load(archive));
  }
}
