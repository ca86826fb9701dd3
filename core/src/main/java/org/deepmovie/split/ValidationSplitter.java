package org.deepmovie.split;

import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.train.Seeds;

/** Moves a share of the training sets of {@code base} to validation sets. */
record ValidationSplitter(Splitter base, double share) implements Splitter {

  ValidationSplitter {
    Splitters.requireShare(share);
  }

  @Override
  public List<Split> split(Dataset data, long seed) {
    List<Split> splits = base.split(data, seed);
    return splits.size() == 1
        ? List.of(withValidation(splits.get(0), seed, 0))
        : new LazySplits(splits.size(), fold -> withValidation(splits.get(fold), seed, fold));
  }

  private Split withValidation(Split split, long seed, int fold) {
    Dataset train = split.train();
    int[] order = IdOrder.shuffled(train, Seeds.random(seed, "split validation", fold));
    int validation = Math.max(1, Splitters.portion(share, order.length));
    if (validation == order.length) {
      throw new IllegalArgumentException(
          "split '"
              + spec()
              + "': "
              + validation
              + " training ratings are too few to hold some out; give --validation 0 (in Java no"
              + " withValidation)");
    }
    PartAssignment parts = new PartAssignment(spec(), train);
    for (int n = 0; n < order.length; n++) {
      parts.put(order[n], n < validation ? SplitPart.VALIDATION : SplitPart.TRAIN);
    }
    return new Split(
        train.withRatings(parts.ratings(SplitPart.TRAIN)),
        parts.ratings(SplitPart.VALIDATION),
        split.test());
  }

  @Override
  public Splitter withoutTakenValidation() {
    return base;
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
