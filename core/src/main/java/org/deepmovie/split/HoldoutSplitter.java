package org.deepmovie.split;

import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.split.PartAssignment.Part;
import org.deepmovie.train.Seeds;

/** A random share of all ratings to train, the rest to test. */
record HoldoutSplitter(double share) implements Splitter {

  HoldoutSplitter {
    Splitters.checkShare(share);
  }

  @Override
  public List<Split> split(Dataset data, long seed) {
    PartAssignment parts = new PartAssignment(spec(), data);
    int[] order = IdOrder.shuffled(data, Seeds.random(seed, "split holdout"));
    int train = Splitters.portion(share, order.length);
    for (int n = 0; n < order.length; n++) {
      parts.put(order[n], n < train ? Part.TRAIN : Part.TEST);
    }
    return List.of(parts.split());
  }

  @Override
  public String spec() {
    return "holdout:" + share;
  }
}
