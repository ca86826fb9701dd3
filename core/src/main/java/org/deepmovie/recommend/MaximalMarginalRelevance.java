package org.deepmovie.recommend;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses a list of items that are good and differ from each other: maximal marginal relevance (J.
 * Carbonell and J. Goldstein: The Use of MMR, Diversity-Based Reranking for Reordering Documents
 * and Producing Summaries, SIGIR 1998). The next item is the one with the greatest
 *
 * <pre>  (1 - diversity) r(i) - diversity * max over chosen j of sim(i, j)</pre>
 *
 * where r(i) falls evenly from 1 for the best candidate to 0 for the last. The best candidate comes
 * first; of equal ones the better is chosen.
 *
 * @param diversity 0 leaves the order as it is, 1 looks at differences only
 * @param poolFactor the candidates are the best items, this many times as many as are chosen
 */
public record MaximalMarginalRelevance(double diversity, int poolFactor) {

  private static final int POOL_FACTOR = 5;

  /** Checks the numbers. */
  public MaximalMarginalRelevance {
    if (!(diversity >= 0 && diversity <= 1)) {
      throw new IllegalArgumentException("diversity=" + diversity + "; give a number from 0 to 1");
    }
    if (poolFactor < 1) {
      throw new IllegalArgumentException("poolFactor=" + poolFactor + "; give 1 or more");
    }
  }

  /** With five candidates for each item. */
  public MaximalMarginalRelevance(double diversity) {
    this(diversity, POOL_FACTOR);
  }

  /** The number of candidates among which {@code n} items are chosen. */
  int pool(int n) {
    return (int) Math.min(Integer.MAX_VALUE, (long) n * poolFactor);
  }

  /**
   * The chosen items, in the order of their choice.
   *
   * @param candidates the candidates, best first
   * @param n how many at most, from 1
   */
  public List<ScoredItem> choose(List<ScoredItem> candidates, int n, ItemSimilarity similarity) {
    int size = candidates.size();
    double[] similarities = new double[size];
    boolean[] chosen = new boolean[size];
    List<ScoredItem> list = new ArrayList<>();
    while (list.size() < Math.min(n, size)) {
      int next = -1;
      double best = Double.NEGATIVE_INFINITY;
      for (int candidate = 0; candidate < size; candidate++) {
        double relevance = size == 1 ? 1 : 1 - (double) candidate / (size - 1);
        double value = (1 - diversity) * relevance - diversity * similarities[candidate];
        if (!chosen[candidate] && value > best) {
          best = value;
          next = candidate;
        }
      }
      chosen[next] = true;
      list.add(candidates.get(next));
      for (int candidate = 0; candidate < size; candidate++) {
        double alike = similarity.of(candidates.get(candidate).item(), candidates.get(next).item());
        similarities[candidate] =
            list.size() == 1 ? alike : Math.max(similarities[candidate], alike);
      }
    }
    return List.copyOf(list);
  }
}
