package org.deepmovie.split;

import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.split.PartAssignment.Part;
import org.deepmovie.train.Seeds;

/** Carves validation out of the train part of the splits of {@code base}, which have none. */
record ValidationSplitter(Splitter base, double share) implements Splitter {

  ValidationSplitter {
    Splitters.checkShare(share);
  }

  @Override
  public List<Split> split(Dataset data, long seed) {
    List<Split> splits = base.split(data, seed);
    return splits.size() == 1
        ? List.of(carve(splits.get(0), seed, 0))
        : new LazySplits(splits.size(), fold -> carve(splits.get(fold), seed, fold));
  }

  private Split carve(Split split, long seed, int fold) {
    Dataset train = split.train();
    int[] order = IdOrder.shuffled(train, Seeds.random(seed, "split validation", fold));
    int validation = Math.max(1, Splitters.portion(share, order.length));
    if (validation == order.length) {
      throw new IllegalArgumentException(
          "split '" + spec() + "': " + validation + " train ratings are too few to share");
    }
    PartAssignment parts = new PartAssignment(spec(), train);
    for (int n = 0; n < order.length; n++) {
      parts.put(order[n], n < validation ? Part.VALIDATION : Part.TRAIN);
    }
    return new Split(
        train.withRatings(parts.ratings(Part.TRAIN)), parts.ratings(Part.VALIDATION), split.test());
  }

  @Override
  public boolean hasValidation() {
    return true;
  }

  @Override
  public String spec() {
    return base.spec() + ", validation " + share;
  }
}
