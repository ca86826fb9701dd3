package org.deepmovie.split;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.SparseRows;
import org.deepmovie.model.Seeds;
import org.deepmovie.split.Parts.Part;

/**
 * Each user's ratings divided at random.
 *
 * @param spec what this is called
 * @param train from a user's number of ratings to how many of them go to train
 */
record PerUserSplitter(String spec, IntUnaryOperator train) implements Splitter {

  @Override
  public List<Split> split(Dataset data, long seed) {
    Parts parts = new Parts(spec, data);
    SparseRows rows = data.ratings().byUser();
    int[] userOf = RatingOrder.rowOfPosition(rows);
    int[] seen = new int[rows.rows()];
    for (int p : RatingOrder.shuffled(data, Seeds.random(seed, "split per-user"))) {
      int user = userOf[p];
      boolean toTrain = seen[user]++ < train.applyAsInt(rows.count(user));
      parts.put(p, toTrain ? Part.TRAIN : Part.TEST);
    }
    return List.of(parts.split());
  }
}
