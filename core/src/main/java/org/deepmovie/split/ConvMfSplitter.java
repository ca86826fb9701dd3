package org.deepmovie.split;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.split.PartAssignment.Part;
import org.deepmovie.train.Seeds;

/**
 * The protocol of ConvMF: train knows every user and every item.
 *
 * <ol>
 *   <li>Items without text are dropped with their ratings.
 *   <li>One random rating of each user goes to train, then one of each item not covered yet.
 *   <li>Random ratings fill train up to its share of the ratings that were not dropped (it may be
 *       above that already).
 *   <li>The rest goes, in random order, to validation and test by turns.
 * </ol>
 *
 * <p>D. Kim, C. Park, J. Oh, S. Lee, H. Yu: Convolutional Matrix Factorization for Document
 * Context-Aware Recommendation. RecSys 2016, experimental setting.
 */
record ConvMfSplitter(double share) implements Splitter {

  ConvMfSplitter {
    Splitters.checkShare(share);
  }

  @Override
  public List<Split> split(Dataset data, long seed) {
    PartAssignment parts = new PartAssignment(spec(), data);
    CsrMatrix rows = data.ratings().byUser();
    int[] userOf = IdOrder.rowOfPosition(rows);
    boolean[] userCovered = new boolean[rows.rows()];
    boolean[] itemCovered = new boolean[rows.columns()];
    SplittableRandom random = Seeds.random(seed, "split convmf");
    int[] order = withText(data);

    Seeds.shuffle(order, random);
    int trained = 0;
    for (int p : order) {
      if (!userCovered[userOf[p]]) {
        userCovered[userOf[p]] = true;
        itemCovered[rows.column(p)] = true;
        parts.put(p, Part.TRAIN);
        trained++;
      }
    }
    Seeds.shuffle(order, random);
    for (int p : order) {
      if (!itemCovered[rows.column(p)]) {
        itemCovered[rows.column(p)] = true;
        parts.put(p, Part.TRAIN);
        trained++;
      }
    }
    Seeds.shuffle(order, random);
    int[] free = IntStream.of(order).filter(p -> !parts.isIn(p, Part.TRAIN)).toArray();
    int fill = Math.max(0, Splitters.portion(share, order.length) - trained);
    for (int n = 0; n < free.length; n++) {
      Part heldOut = (n - fill) % 2 == 0 ? Part.VALIDATION : Part.TEST;
      parts.put(free[n], n < fill ? Part.TRAIN : heldOut);
    }
    return List.of(parts.split());
  }

  private int[] withText(Dataset data) {
    CsrMatrix rows = data.ratings().byUser();
    int[] kept =
        IntStream.of(IdOrder.byId(data)).filter(p -> data.texts().has(rows.column(p))).toArray();
    if (kept.length == 0) {
      throw new IllegalArgumentException(
          "split '" + spec() + "' drops items without text, and no rated item has one");
    }
    return kept;
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
