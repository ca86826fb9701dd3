package org.deepmovie.recommend;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.PopularityBucket;

/** Classes of pairs of a user and an item by the training ratings that a model has of both. */
enum PairSupport {
  /** The user has training ratings, the item has none. */
  COLD_ITEM,
  /** Both have training ratings, the item few; see {@link PopularityBucket#RARE}. */
  RARE_ITEM,
  /** Both have training ratings; see {@link PopularityBucket#OCCASIONAL}. */
  OCCASIONAL_ITEM,
  /** Both have training ratings; see {@link PopularityBucket#POPULAR}. */
  POPULAR_ITEM,
  /** The item has training ratings, the user has none. */
  COLD_USER,
  /** Neither has training ratings. */
  COLD_PAIR;

  /**
   * The class of a pair.
   *
   * @param ratingsOfUser the number of the user's training ratings
   * @param ratingsOfItem the number of the item's training ratings
   */
  static PairSupport of(int ratingsOfUser, int ratingsOfItem) {
    PopularityBucket popularity = PopularityBucket.of(ratingsOfItem);
    if (ratingsOfUser == 0) {
      return popularity == PopularityBucket.COLD ? COLD_PAIR : COLD_USER;
    }
    return switch (popularity) {
      case COLD -> COLD_ITEM;
      case RARE -> RARE_ITEM;
      case OCCASIONAL -> OCCASIONAL_ITEM;
      case POPULAR -> POPULAR_ITEM;
    };
  }

  /** Whether the user, the item or both are cold. */
  boolean isCold() {
    return this == COLD_ITEM || this == COLD_USER || this == COLD_PAIR;
  }

  /** {@code user} as a model predicts it in this class: {@link IdMap#UNKNOWN} if users are cold. */
  int user(int user) {
    return this == COLD_USER || this == COLD_PAIR ? IdMap.UNKNOWN : user;
  }

  /** {@code item} as a model predicts it in this class: {@link IdMap#UNKNOWN} if items are cold. */
  int item(int item) {
    return this == COLD_ITEM || this == COLD_PAIR ? IdMap.UNKNOWN : item;
  }

  /** How many training ratings the users and the items of a catalog have. */
  static final class CatalogSupport {

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

    /** The class of a user who is not in the catalog and has so many ratings, and of an item. */
    PairSupport ofNewUser(int ratingsOfUser, int item) {
      return PairSupport.of(ratingsOfUser, ofItems[item]);
    }

    /** The class of a pair; either index may be {@link IdMap#UNKNOWN}. */
    PairSupport of(int user, int item) {
      return PairSupport.of(
          user == IdMap.UNKNOWN ? 0 : ratings.count(user),
          item == IdMap.UNKNOWN ? 0 : ofItems[item]);
    }
  }
}
