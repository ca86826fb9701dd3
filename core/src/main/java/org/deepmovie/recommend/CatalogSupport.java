package org.deepmovie.recommend;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;

/** How many training ratings the users and the items of a catalog have. */
final class CatalogSupport {

  private final CsrMatrix ratings;
  private final int[] ofItems;

  /** The support in {@code catalog}. */
  CatalogSupport(Catalog catalog) {
    this(catalog, catalog.ratings().size());
  }

  /**
   * The support that the items would have in {@code trainingRatings} ratings, if these are fewer
   * than those of the catalog.
   */
  CatalogSupport(Catalog catalog, int trainingRatings) {
    this.ratings = catalog.ratings();
    this.ofItems = new int[ratings.columns()];
    for (int p = 0; p < ratings.size(); p++) {
      ofItems[ratings.column(p)]++;
    }
    double share = Math.min(1, (double) trainingRatings / Math.max(1, ratings.size()));
    for (int item = 0; item < ofItems.length; item++) {
      ofItems[item] = (int) Math.ceil(share * ofItems[item]);
    }
  }

  /** The class of a pair; either index may be {@link IdMap#UNKNOWN}. */
  PairSupport of(int user, int item) {
    return PairSupport.of(
        user == IdMap.UNKNOWN ? 0 : ratings.count(user), item == IdMap.UNKNOWN ? 0 : ofItems[item]);
  }
}
