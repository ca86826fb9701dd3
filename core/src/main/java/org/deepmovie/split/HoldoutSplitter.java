package org.deepmovie.split;

import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.train.Seeds;

/** Hold-out: a random share of the ratings is for training, the rest for testing. */
record HoldoutSplitter(double share) implements Splitter {

  HoldoutSplitter {
    Splitters.requireShare(share);
  }

  @Override
  public List<Split> split(Dataset data, long seed) {
    PartAssignment parts = new PartAssignment(spec(), data);
    int[] order = IdOrder.shuffled(data, Seeds.random(seed, "split holdout"));
    int train = Splitters.portion(share, order.length);
    for (int n = 0; n < order.length; n++) {
      parts.put(order[n], n < train ? SplitPart.TRAIN : SplitPart.TEST);
    }
    return List.of(parts.split());
  }

  @Override
  public String spec() {
    return "holdout:" + share;
  }
}
