package org.deepmovie.internal.deep.coldstart;

import java.io.IOException;
import java.util.Arrays;
import org.deepmovie.data.IdMap;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * The users and items of whom a network reads anything. The baseline predicts the others.
 *
 * @param users by user
 * @param items by item
 */
public record KnownRows(boolean[] users, boolean[] items) {

  private static final String USERS = "known_users";
  private static final String ITEMS = "known_items";

  /** Whether both are known; either index may be {@link IdMap#UNKNOWN}. */
  public boolean contain(int user, int item) {
    return user != IdMap.UNKNOWN && item != IdMap.UNKNOWN && users[user] && items[item];
  }

  /** Writes what {@link #load} reads. */
  public void save(ArchiveWriter archive) throws IOException {
    archive.ints(USERS, ints(users));
    archive.ints(ITEMS, ints(items));
  }

  /** Whether {@code archive} holds them. */
  public static boolean isIn(ArchiveReader archive) {
    return archive.contains(USERS + ".npy");
  }

  /** Reads what {@link #save} wrote. */
  public static KnownRows load(ArchiveReader archive, Catalog catalog) throws IOException {
    return new KnownRows(
        booleans(archive.ints(USERS, catalog.users().size())),
        booleans(archive.ints(ITEMS, catalog.items().size())));
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
