package org.deepmovie.recommend;

import java.util.List;
import java.util.function.IntPredicate;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingScale;

/**
 * What a fitted model remembers of its data: ids, titles, the rating scale, and who rated what (so
 * that nobody is recommended what they have already seen).
 *
 * @param users the users' ids
 * @param items the items' ids
 * @param titles the items' titles by index
 * @param scale the values that ratings may take; predictions are clipped to it
 * @param seen the training ratings, users x items
 */
public record Catalog(
    IdMap users, IdMap items, List<String> titles, RatingScale scale, CsrMatrix seen) {

  public Catalog {
    if (titles.size() != items.size()
        || seen.rows() != users.size()
        || seen.columns() != items.size()) {
      throw new IllegalArgumentException(
          users.size()
              + " users, "
              + items.size()
              + " items, "
              + titles.size()
              + " titles, "
              + seen.rows()
              + " x "
              + seen.columns()
              + " ratings: the sizes do not fit");
    }
  }

  /** The catalogue of {@code train}. */
  public static Catalog of(Dataset train) {
    return new Catalog(
        train.users(), train.items(), train.titles(), train.scale(), train.ratings().byUser());
  }

  /** The items that {@code user}, an index or {@link IdMap#UNKNOWN}, did not rate in training. */
  public IntPredicate unseen(int user) {
    return item -> user == IdMap.UNKNOWN || seen.find(user, item) < 0;
  }
}
