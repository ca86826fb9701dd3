package org.deepmovie.eval;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.train.Seeds;

/** Computes the percentiles of one user at a time for {@link PercentileEvaluator}. */
final class PercentileRanker {

  private final EvaluatedModel model;
  private final int sampledItems;
  private final long seed;
  private final IdMap users;
  private final IdMap items;
  private final CsrMatrix known;
  private final CsrMatrix test;
  private final float leastRanked;
  private final int[] itemsById;
  private final float[] scores;
  private final int[] candidates;
  private final int[] swapped;
  private int candidateCount;

  PercentileRanker(
      PercentileEvaluator options,
      EvaluatedModel model,
      CsrMatrix known,
      int[] itemsById,
      float leastRanked) {
    this.model = model;
    this.sampledItems = options.sampledItems();
    this.seed = options.seed();
    this.users = model.split().train().users();
    this.items = model.split().train().items();
    this.known = known;
    this.test = model.split().test().byUser();
    this.leastRanked = leastRanked;
    this.itemsById = itemsById;
    this.scores = new float[itemsById.length];
    this.candidates = new int[itemsById.length];
    this.swapped = new int[itemsById.length];
  }

  /** The percentiles of the items that {@code user} rated high enough in the test set. */
  double[] percentiles(int user) {
    int[] ranked = new int[test.count(user)];
    int count = 0;
    for (int p = test.start(user); p < test.end(user); p++) {
      if (test.value(p) >= leastRanked) {
        ranked[count++] = test.column(p);
      }
    }
    if (count == 0) {
      return new double[0];
    }
    model.score(user, scores);
    collectCandidates(user);
    long userSeed = Seeds.child(seed, "top-K user " + users.id(user), 0);
    return Arrays.stream(ranked, 0, count)
        .mapToDouble(item -> percentile(item, userSeed))
        .filter(percentile -> !Double.isNaN(percentile))
        .toArray();
  }

  private void collectCandidates(int user) {
    candidateCount = 0;
    for (int item : itemsById) {
      if (known.find(user, item) < 0) {
        candidates[candidateCount++] = item;
      }
    }
  }

  /** The percentile of {@code item}; NaN if there are no other items. */
  private double percentile(int item, long userSeed) {
    SplittableRandom random = Seeds.random(userSeed, "top-K item " + items.id(item));
    int drawn = 0;
    int compared = 0;
    long better = 0;
    long equal = 0;
    while (compared < sampledItems && drawn < candidateCount) {
      int other = draw(drawn++, random);
      if (other != item) {
        compared++;
        better += scores[other] > scores[item] ? 1 : 0;
        equal += scores[other] == scores[item] ? 1 : 0;
      }
    }
    while (drawn > 0) {
      drawn--;
      swap(drawn, swapped[drawn]);
    }
    return (100.0 * better + 50.0 * equal) / compared;
  }

  /** One step of a shuffle, recorded so that it can be undone. */
  private int draw(int place, SplittableRandom random) {
    swapped[place] = place + random.nextInt(candidateCount - place);
    swap(place, swapped[place]);
    return candidates[place];
  }

  private void swap(int a, int b) {
    int item = candidates[a];
    candidates[a] = candidates[b];
    candidates[b] = item;
  }
}
