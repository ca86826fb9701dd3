package org.deepmovie.split;

import java.util.List;
import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.train.Seeds;

/**
 * Cold start: all ratings of a random share of the users (or items) are for training, all ratings
 * of the others for testing, so that the model has no ratings of those that are tested. The share
 * is one of the users (or items) that have ratings.
 */
record ColdStartSplitter(ColdStartAxis axis, double share) implements Splitter {

  ColdStartSplitter {
    Splitters.requireShare(share);
  }

  @Override
  public List<Split> split(Dataset data, long seed) {
    PartAssignment parts = new PartAssignment(spec(), data);
    RatingMatrix ratings = data.ratings();
    boolean byUser = axis == ColdStartAxis.USERS;
    CsrMatrix rows = byUser ? ratings.byUser() : ratings.byItem();
    IdMap ids = byUser ? data.users() : data.items();
    SplittableRandom random = Seeds.random(seed, "split whole " + axis.label());
    int[] order = IdOrder.shuffledRows(rows, ids, random);
    int train = Splitters.portion(share, order.length);
    boolean[] inTraining = new boolean[rows.rows()];
    for (int n = 0; n < train; n++) {
      inTraining[order[n]] = true;
    }
    int[] userOf = IdOrder.rowOfPosition(ratings.byUser());
    for (int p = 0; p < ratings.size(); p++) {
      int row = byUser ? userOf[p] : ratings.byUser().column(p);
      parts.put(p, inTraining[row] ? SplitPart.TRAIN : SplitPart.TEST);
    }
    return List.of(parts.split());
  }

  @Override
  public String spec() {
    return axis.label() + ":" + share;
  }
}
