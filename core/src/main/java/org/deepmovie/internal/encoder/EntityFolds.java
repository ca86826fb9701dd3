package org.deepmovie.internal.encoder;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deepmovie.train.Seeds;

/**
 * The rated entities of a side in random order, divided into folds, and their weights in an
 * encoder's loss. The order is drawn by external id, so that the order of a file changes nothing.
 */
public final class EntityFolds {

  private static final int NO_FOLD = -1;

  private final float[] regularization;
  private final int[] rated;
  private final int[] fold;
  private final int count;

  /**
   * Divides the rated entities.
   *
   * @param count how many folds, from 1; with one, no entity is in any
   */
  EntityFolds(EncodedSide side, int count, long seed) {
    this.regularization = side.regularization();
    this.count = count;
    this.rated =
        IntStream.of(side.data().items().indicesById())
            .filter(entity -> regularization[entity] > 0)
            .toArray();
    Seeds.shuffle(rated, Seeds.random(seed, side.name() + "s left out"));
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

  /** Whether {@code entity} is in fold {@code number}. */
  boolean contains(int number, int entity) {
    return fold[entity] == number;
  }

  /** Whether {@code entity} is in no fold: it is unrated, or there is only one fold. */
  boolean isInNone(int entity) {
    return fold[entity] == NO_FOLD;
  }

  /** The entities of fold {@code number}. */
  boolean[] members(int number) {
    boolean[] members = new boolean[fold.length];
    for (int entity = 0; entity < members.length; entity++) {
      members[entity] = contains(number, entity);
    }
    return members;
  }

  /** Whether a share of the rated entities is at least one. */
  public boolean canHoldOut(double share) {
    return Math.round(share * rated.length) > 0;
  }

  /** The rated entities between two shares, in random order, of all of them. */
  boolean[] draw(double from, double to) {
    boolean[] drawn = new boolean[fold.length];
    for (long n = Math.round(from * rated.length); n < Math.round(to * rated.length); n++) {
      drawn[rated[(int) n]] = true;
    }
    return drawn;
  }

  /**
   * The weights of all entities in an encoder's loss, in proportion to their regularization, with a
   * mean of 1 over those above 0.
   *
   * @param heldOut entities to give the weight 0, unless no other is rated
   */
  float[] weightsWithout(boolean[] heldOut) {
    float[] others = regularization.clone();
    boolean any = false;
    for (int entity = 0; entity < others.length; entity++) {
      others[entity] = heldOut[entity] ? 0 : others[entity];
      any |= others[entity] > 0;
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
    for (int entity = 0; entity < weights.length; entity++) {
      weights[entity] *= (float) (positive / sum);
    }
    return weights;
  }
}
