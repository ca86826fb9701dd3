package org.deepmovie.hybrid;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deepmovie.data.IdMap;
import org.deepmovie.train.Seeds;

/**
 * The rated items in random order, divided into folds, and their weights in an encoder's loss. The
 * order is drawn by external id, so that the order of a file changes nothing.
 */
final class ItemFolds {

  private static final int NO_FOLD = -1;

  private final float[] regularization;
  private final int[] rated;
  private final int[] fold;
  private final int count;

  /**
   * Divides the rated items.
   *
   * @param regularization of each item's vector; above 0 for the rated items only
   * @param count how many folds, from 1; with one, no item is in any
   */
  ItemFolds(IdMap items, float[] regularization, int count, long seed) {
    this.regularization = regularization;
    this.count = count;
    this.rated =
        IntStream.of(items.indicesById()).filter(item -> regularization[item] > 0).toArray();
    Seeds.shuffle(rated, Seeds.random(seed, "items left out"));
    this.fold = new int[regularization.length];
    Arrays.fill(fold, NO_FOLD);
    for (int n = 0; n < rated.length && count > 1; n++) {
      fold[rated[n]] = n % count;
    }
  }

  /** How many folds there are. */
  int count() {
    return count;
  }

  /** Whether {@code item} is in fold {@code number}. */
  boolean contains(int number, int item) {
    return fold[item] == number;
  }

  /** Whether {@code item} is in no fold: it is unrated, or there is only one fold. */
  boolean isInNone(int item) {
    return fold[item] == NO_FOLD;
  }

  /** The items of fold {@code number}. */
  boolean[] items(int number) {
    boolean[] items = new boolean[fold.length];
    for (int item = 0; item < items.length; item++) {
      items[item] = contains(number, item);
    }
    return items;
  }

  /** A share of the rated items, drawn at random. */
  boolean[] draw(double share) {
    boolean[] drawn = new boolean[fold.length];
    for (int n = 0; n < Math.round(share * rated.length); n++) {
      drawn[rated[n]] = true;
    }
    return drawn;
  }

  /**
   * The weights of all items in an encoder's loss, in proportion to their regularization, with a
   * mean of 1 over those above 0.
   *
   * @param heldOut items to give the weight 0, unless no other item is rated
   */
  float[] weightsWithout(boolean[] heldOut) {
    float[] others = regularization.clone();
    boolean any = false;
    for (int item = 0; item < others.length; item++) {
      others[item] = heldOut[item] ? 0 : others[item];
      any |= others[item] > 0;
    }
    return scaledToMeanOne(any ? others : regularization);
  }

  private static float[] scaledToMeanOne(float[] values) {
    double sum = 0;
    int positive = 0;
    for (float value : values) {
      sum += value;
      positive += value > 0 ? 1 : 0;
    }
    float[] weights = values.clone();
    for (int item = 0; item < weights.length; item++) {
      weights[item] *= (float) (positive / sum);
    }
    return weights;
  }
}
