package org.deepmovie.split;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.train.Seeds;

/**
 * Divides each user's ratings at random.
 *
 * @param spec the value of {@link Splitter#spec}
 * @param trainCount the number of training ratings of a user as a function of the number of ratings
 */
record PerUserSplitter(String spec, IntUnaryOperator trainCount) implements Splitter {

  @Override
  public List<Split> split(Dataset data, long seed) {
    PartAssignment parts = new PartAssignment(spec, data);
    CsrMatrix rows = data.ratings().byUser();
    int[] userOf = IdOrder.rowOfPosition(rows);
    int[] seen = new int[rows.rows()];
    for (int p : IdOrder.shuffled(data, Seeds.random(seed, "split per-user"))) {
      int user = userOf[p];
      boolean toTrain = seen[user]++ < trainCount.applyAsInt(rows.count(user));
      parts.put(p, toTrain ? SplitPart.TRAIN : SplitPart.TEST);
    }
    return List.of(parts.split());
  }
}
