package org.deepmovie.split;

import java.util.List;
import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.split.PartAssignment.Part;
import org.deepmovie.train.Seeds;

/**
 * All ratings of a random share of the users (or items) to train, all ratings of the others to
 * test: those in test are unknown to the model. The share is one of users (items) that have
 * ratings.
 */
record ColdStartSplitter(Axis axis, double share) implements Splitter {

  enum Axis {
    USERS,
    ITEMS
  }

  ColdStartSplitter {
    Splitters.checkShare(share);
  }

  @Override
  public List<Split> split(Dataset data, long seed) {
    PartAssignment parts = new PartAssignment(spec(), data);
    RatingMatrix ratings = data.ratings();
    boolean byUser = axis == Axis.USERS;
    CsrMatrix rows = byUser ? ratings.byUser() : ratings.byItem();
    IdMap ids = byUser ? data.users() : data.items();
    SplittableRandom random = Seeds.random(seed, "split whole " + name());
    int[] order = IdOrder.shuffledRows(rows, ids, random);
    int train = Splitters.portion(share, order.length);
    boolean[] trained = new boolean[rows.rows()];
    for (int n = 0; n < train; n++) {
      trained[order[n]] = true;
    }
    int[] userOf = IdOrder.rowOfPosition(ratings.byUser());
    for (int p = 0; p < ratings.size(); p++) {
      int row = byUser ? userOf[p] : ratings.byUser().column(p);
      parts.put(p, trained[row] ? Part.TRAIN : Part.TEST);
    }
    return List.of(parts.split());
  }

  private String name() {
    return axis == Axis.USERS ? "users" : "items";
  }

  @Override
  public String spec() {
    return name() + ":" + share;
  }
}
