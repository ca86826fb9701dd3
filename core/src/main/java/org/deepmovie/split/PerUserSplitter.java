package org.deepmovie.split;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.split.PartAssignment.Part;
import org.deepmovie.train.Seeds;

/**
 * Each user's ratings divided at random.
 *
 * @param spec what this is called
 * @param train from a user's number of ratings to how many of them go to train
 */
record PerUserSplitter(String spec, IntUnaryOperator train) implements Splitter {

  @Override
  public List<Split> split(Dataset data, long seed) {
    PartAssignment parts = new PartAssignment(spec, data);
    CsrMatrix rows = data.ratings().byUser();
    int[] userOf = IdOrder.rowOfPosition(rows);
    int[] seen = new int[rows.rows()];
    for (int p : IdOrder.shuffled(data, Seeds.random(seed, "split per-user"))) {
      int user = userOf[p];
      boolean toTrain = seen[user]++ < train.applyAsInt(rows.count(user));
      parts.put(p, toTrain ? Part.TRAIN : Part.TEST);
    }
    return List.of(parts.split());
  }
}
