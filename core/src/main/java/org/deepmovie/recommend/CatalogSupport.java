package org.deepmovie.recommend;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;

/** How many training ratings the users and the items of a catalog have. */
final class CatalogSupport {

  private final CsrMatrix ratings;
  private final int[] ofItems;

  CatalogSupport(Catalog catalog) {
    this.ratings = catalog.ratings();
    this.ofItems = new int[ratings.columns()];
    for (int p = 0; p < ratings.size(); p++) {
      ofItems[ratings.column(p)]++;
    }
  }

  /** The class of a pair; either index may be {@link IdMap#UNKNOWN}. */
  PairSupport of(int user, int item) {
    return PairSupport.of(
        user == IdMap.UNKNOWN ? 0 : ratings.count(user), item == IdMap.UNKNOWN ? 0 : ofItems[item]);
  }
}
