package org.deepmovie.internal.factor;

import java.io.IOException;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * How far the prediction p for a cold user or item, made from attributes and texts, is trusted:
 *
 * <pre>  r = b + s (p - b)</pre>
 *
 * <p>b is the {@link ColdStartBaseline}, s depends on which of the two is cold. A network says more
 * about users and items it has not seen than it knows; s is fitted to ratings of users and items
 * that were held out.
 *
 * @param user s of a cold user and a rated item, from 0 to 1
 * @param item s of a user with ratings and a cold item
 * @param both s of a cold user and a cold item
 */
public record ColdStartShrinkage(double user, double item, double both) {

  /** Predictions as they are. */
  public static final ColdStartShrinkage NONE = new ColdStartShrinkage(1, 1, 1);

  private static final String ENTRY = "cold_start.json";

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not between 0 and 1
   */
  public ColdStartShrinkage {
    require(user);
    require(item);
    require(both);
  }

  private static void require(double s) {
    if (!(s >= 0 && s <= 1)) {
      throw new IllegalArgumentException("a shrinkage of " + s + " is not between 0 and 1");
    }
  }

  /** s; 1 if neither is cold. */
  public double of(boolean coldUser, boolean coldItem) {
    return coldUser ? coldItem ? both : user : coldItem ? item : 1;
  }

  /** Writes the numbers, unless this is {@link #NONE}. */
  public void save(ArchiveWriter archive) throws IOException {
    if (!equals(NONE)) {
      archive.json(ENTRY, this);
    }
  }

  /** Reads what {@link #save} wrote. */
  public static ColdStartShrinkage load(ArchiveReader archive) throws IOException {
    return archive.contains(ENTRY) ? archive.json(ENTRY, ColdStartShrinkage.class) : NONE;
  }
}
