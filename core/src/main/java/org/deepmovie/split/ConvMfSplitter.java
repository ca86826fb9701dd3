package org.deepmovie.split;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.train.Seeds;

/**
 * The protocol of ConvMF: the training set covers every user and every item.
 *
 * <ol>
 *   <li>Items without text are dropped with their ratings.
 *   <li>One random rating of each user goes to the training set, then one of each item not covered
 *       yet.
 *   <li>Random ratings fill the training set up to its share of the ratings that were not dropped.
 *       It may be larger already.
 *   <li>The rest goes, in random order, to the validation set and the test set alternately.
 * </ol>
 *
 * <p>D. Kim, C. Park, J. Oh, S. Lee, H. Yu: Convolutional Matrix Factorization for Document
 * Context-Aware Recommendation. RecSys 2016, experimental setting.
 */
record ConvMfSplitter(double share) implements Splitter {

  ConvMfSplitter {
    Splitters.requireShare(share);
  }

  @Override
  public List<Split> split(Dataset data, long seed) {
    PartAssignment parts = new PartAssignment(spec(), data);
    CsrMatrix rows = data.ratings().byUser();
    int[] userOf = IdOrder.rowOfPosition(rows);
    boolean[] userCovered = new boolean[rows.rows()];
    boolean[] itemCovered = new boolean[rows.columns()];
    SplittableRandom random = Seeds.random(seed, "split convmf");
    int[] order = positionsWithText(data);

    Seeds.shuffle(order, random);
    int trainSize = 0;
    for (int p : order) {
      if (!userCovered[userOf[p]]) {
        userCovered[userOf[p]] = true;
        itemCovered[rows.column(p)] = true;
        parts.put(p, SplitPart.TRAIN);
        trainSize++;
      }
    }
    Seeds.shuffle(order, random);
    for (int p : order) {
      if (!itemCovered[rows.column(p)]) {
        itemCovered[rows.column(p)] = true;
        parts.put(p, SplitPart.TRAIN);
        trainSize++;
      }
    }
    Seeds.shuffle(order, random);
    int[] free = IntStream.of(order).filter(p -> !parts.isIn(p, SplitPart.TRAIN)).toArray();
    int added = Math.max(0, Splitters.portion(share, order.length) - trainSize);
    for (int n = 0; n < free.length; n++) {
      SplitPart heldOut = (n - added) % 2 == 0 ? SplitPart.VALIDATION : SplitPart.TEST;
      parts.put(free[n], n < added ? SplitPart.TRAIN : heldOut);
    }
    return List.of(parts.split());
  }

  private int[] positionsWithText(Dataset data) {
    CsrMatrix rows = data.ratings().byUser();
    int[] positions =
        IntStream.of(IdOrder.byId(data)).filter(p -> data.texts().has(rows.column(p))).toArray();
    if (positions.length == 0) {
      throw new IllegalArgumentException(
          "split '" + spec() + "' drops items without text, and no rated item has one");
    }
    return positions;
  }

  @Override
  public boolean hasValidation() {
    return true;
  }

  @Override
  public String spec() {
    return "convmf:" + share;
  }
}
