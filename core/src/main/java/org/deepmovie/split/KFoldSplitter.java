package org.deepmovie.split;

import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.train.Seeds;

/**
 * K-fold cross-validation: the ratings are divided at random into folds whose sizes differ by at
 * most one. Each fold is the test set of one split and belongs to the training sets of all others.
 */
record KFoldSplitter(int folds) implements Splitter {

  KFoldSplitter {
    if (folds < 2) {
      throw new IllegalArgumentException(folds + " is not a number of folds from 2 up");
    }
  }

  @Override
  public List<Split> split(Dataset data, long seed) {
    PartAssignment.requireRatings(spec(), data);
    int size = data.ratings().size();
    if (folds > size) {
      throw new IllegalArgumentException(
          "split '" + spec() + "': " + size + " ratings do not fill " + folds + " folds");
    }
    int[] order = IdOrder.shuffled(data, Seeds.random(seed, "split kfold"));
    return new LazySplits(folds, fold -> split(data, order, fold));
  }

  private Split split(Dataset data, int[] order, int fold) {
    PartAssignment parts = new PartAssignment(spec(), data);
    for (int n = 0; n < order.length; n++) {
      parts.put(order[n], n % folds == fold ? SplitPart.TEST : SplitPart.TRAIN);
    }
    return parts.split();
  }

  @Override
  public String spec() {
    return "kfold:" + folds;
  }
}
