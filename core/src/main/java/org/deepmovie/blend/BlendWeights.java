package org.deepmovie.blend;

import java.io.IOException;
import java.util.Arrays;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * The weights of the parts, as functions of the supports s of the item and t of the user ({@link
 * SupportScale}): a part p has four weights v, those at the corners of the square of supports, and
 * between them
 *
 * <pre>
 *   w_p(s, t) = (1 - s) (1 - t) v_p0 + (1 - s) t v_p1 + s (1 - t) v_p2 + s t v_p3
 * </pre>
 *
 * which is feature-weighted linear stacking (Sill, Takacs, Mackey and Lin 2009) with the four
 * products as meta-features. They add up to 1, so that four equal weights do not depend on support.
 *
 * @param support maps numbers of ratings to supports
 * @param corners v, parts x {@link #CORNERS}
 */
record BlendWeights(SupportScale support, float[] corners) {

  static final int CORNERS = 4;

  private static final String ARRAY = "weights";
  private static final String SUPPORT = "support.json";

  /** The same weight for each of {@code parts}. */
  static BlendWeights equal(int parts) {
    float[] corners = new float[parts * CORNERS];
    Arrays.fill(corners, 1f / parts);
    return new BlendWeights(new SupportScale(0, 0, 0, 0), corners);
  }

  /** Writes the four products for the supports of an item and a user. */
  static void corners(double item, double user, double[] into) {
    into[0] = (1 - item) * (1 - user);
    into[1] = (1 - item) * user;
    into[2] = item * (1 - user);
    into[3] = item * user;
  }

  /** The number of parts. */
  int parts() {
    return corners.length / CORNERS;
  }

  /**
   * Writes the weights of the parts. If only some of them can answer, these share the sum of all
   * weights in proportion to their own, those below 0 counting as 0, or evenly if none is above 0;
   * the others get 0.
   *
   * @param item the item's support
   * @param user the user's support
   * @param answering the parts that can answer, a bit for each; 0 stands for all
   * @param into by part, overwritten
   */
  void at(double item, double user, long answering, double[] into) {
    double sum = 0;
    double known = 0;
    int count = 0;
    for (int part = 0; part < into.length; part++) {
      int v = part * CORNERS;
      double low = corners[v] + user * (corners[v + 1] - corners[v]);
      double high = corners[v + 2] + user * (corners[v + 3] - corners[v + 2]);
      into[part] = low + item * (high - low);
      sum += into[part];
      if (contains(answering, part)) {
        known += Math.max(0, into[part]);
        count++;
      }
    }
    if (count == 0 || count == into.length) {
      return;
    }
    double total = Math.min(1, Math.max(0, sum));
    for (int part = 0; part < into.length; part++) {
      double share = known > 0 ? Math.max(0, into[part]) / known : 1.0 / count;
      into[part] = contains(answering, part) ? total * share : 0;
    }
  }

  private static boolean contains(long set, int part) {
    return (set >> part & 1) != 0;
  }

  void save(ArchiveWriter archive) throws IOException {
    archive.json(SUPPORT, support);
    archive.floats(ARRAY, parts(), CORNERS, corners);
  }

  static BlendWeights load(ArchiveReader archive, int parts) throws IOException {
    return new BlendWeights(
        archive.json(SUPPORT, SupportScale.class), archive.floats(ARRAY, parts, CORNERS));
  }
}
