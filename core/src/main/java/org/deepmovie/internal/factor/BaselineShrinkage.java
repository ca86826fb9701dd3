package org.deepmovie.internal.factor;

import java.io.IOException;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * How far the prediction p of a network is trusted:
 *
 * <pre>  r = b + s (p - b)</pre>
 *
 * <p>b is the {@link ColdStartBaseline}, s depends on which of user and item are cold, without
 * training ratings. A network says more about users and items it has not seen than it knows, and
 * about all of them where ratings are sparse; s is fitted to ratings that were held out.
 *
 * @param known s of a user and an item with ratings, from 0 to 1
 * @param user s of a cold user and a rated item
 * @param item s of a user with ratings and a cold item
 * @param both s of a cold user and a cold item
 */
public record BaselineShrinkage(double known, double user, double item, double both) {

  /** Predictions as they are. */
  public static final BaselineShrinkage NONE = new BaselineShrinkage(1, 1, 1, 1);

  private static final String ENTRY = "baseline_shrinkage.json";

  /** The entry of older files, which shrink predictions of cold users and items alone. */
  private static final String COLD_START_ENTRY = "cold_start.json";

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not between 0 and 1
   */
  public BaselineShrinkage {
    require(known);
    require(user);
    require(item);
    require(both);
  }

  private static void require(double s) {
    if (!(s >= 0 && s <= 1)) {
      throw new IllegalArgumentException("a shrinkage of " + s + " is not between 0 and 1");
    }
  }

  /** s. */
  public double of(boolean coldUser, boolean coldItem) {
    return coldUser ? coldItem ? both : user : coldItem ? item : known;
  }

  /** The same of cold users and items, and none of others. */
  public BaselineShrinkage ofColdStart() {
    return new BaselineShrinkage(1, user, item, both);
  }

  /** Writes the numbers, unless this is {@link #NONE}. */
  public void save(ArchiveWriter archive) throws IOException {
    if (!equals(NONE)) {
      archive.json(ENTRY, this);
    }
  }

  /** Reads what {@link #save} wrote. */
  public static BaselineShrinkage load(ArchiveReader archive) throws IOException {
    if (archive.contains(ENTRY)) {
      return archive.json(ENTRY, BaselineShrinkage.class);
    }
    return archive.contains(COLD_START_ENTRY)
        ? archive.json(COLD_START_ENTRY, OfColdStart.class).shrinkage()
        : NONE;
  }

  /** The content of {@link #COLD_START_ENTRY}. */
  private record OfColdStart(double user, double item, double both) {
    BaselineShrinkage shrinkage() {
      return new BaselineShrinkage(1, user, item, both);
    }
  }
}
