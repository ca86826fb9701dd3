package org.deepmovie.split;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.model.Seeds;
import org.deepmovie.split.Parts.Part;

/**
 * {@code folds} splits: the ratings are dealt at random into folds whose sizes differ by one at
 * most, and each fold is the test part of one split and belongs to train in all others.
 */
record KFoldSplitter(int folds) implements Splitter {

  KFoldSplitter {
    if (folds < 2) {
      throw new IllegalArgumentException(folds + " is not a number of folds from 2 up");
    }
  }

  @Override
  public List<Split> split(Dataset data, long seed) {
    int[] order = RatingOrder.shuffled(data, Seeds.random(seed, "split kfold"));
    List<Split> splits = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      Parts parts = new Parts(spec(), data);
      for (int n = 0; n < order.length; n++) {
        parts.put(order[n], n % folds == fold ? Part.TEST : Part.TRAIN);
      }
      splits.add(parts.split());
    }
    return List.copyOf(splits);
  }

  @Override
  public String spec() {
    return "kfold:" + folds;
  }
}
