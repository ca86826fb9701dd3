package org.deepmovie.internal.eval;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.train.Workers;

/**
 * Ranks, for every user with a relevant held-out rating, all items that the user is not known to
 * have interacted with, and compares the lists with the held-out ratings. Equal scores are ranked
 * by item index.
 *
 * <p>Blocks of {@value #USERS_PER_BLOCK} users are summed up on their own, by any thread, and
 * merged in the order of users, so that the sums do not depend on the number of threads.
 *
 * @param known the known interactions, users x items, whose items are not ranked
 * @param heldOut the held-out ratings, users x items
 * @param relevanceThreshold the lowest held-out rating of a relevant item
 * @param rankedUsers the users whose items are ranked
 */
public record HeldOutRanking(
    CsrMatrix known, CsrMatrix heldOut, float relevanceThreshold, IntPredicate rankedUsers) {

  /** The number of users of a block. */
  public static final int USERS_PER_BLOCK = 64;

  /** The ranking for all users. */
  public HeldOutRanking(CsrMatrix known, CsrMatrix heldOut, float relevanceThreshold) {
    this(known, heldOut, relevanceThreshold, user -> true);
  }

  /** The ranking for {@code users} alone. */
  public HeldOutRanking of(BitSet users) {
    return new HeldOutRanking(known, heldOut, relevanceThreshold, users::get);
  }

  /** Is told how many users are ranked so far, by any thread. */
  @FunctionalInterface
  public interface RankingProgress {

    /** Called when {@code done} of {@code users} users are ranked. */
    void ranked(int done, int users);
  }

  /** Gives the scores by which a user's items are ranked. */
  @FunctionalInterface
  public interface ItemScorer {

    /** Writes the score of every item for {@code user} into {@code scores}, by item index. */
    void score(int user, float[] scores);
  }

  /**
   * What was counted.
   *
   * @param metrics means over the ranked users
   * @param skippedUsers the number of users with held-out ratings of which none is relevant
   * @param rankableUsers the number of users with a relevant held-out rating, ranked or not
   * @param recommendedItems by list length, in the order of {@code ks}: the items that stand in at
   *     least one list
   */
  public record RankingResult(
      RankingMetrics metrics, int skippedUsers, int rankableUsers, BitSet[] recommendedItems) {}

  /**
   * Ranks the items of all users.
   *
   * @param ks lengths of the lists to judge, ascending, from 1
   * @param scorer called by the threads of {@code workers} at the same time
   */
  public RankingResult evaluate(ItemScorer scorer, int[] ks, Workers workers) {
    return evaluate(scorer, ks, workers, (done, users) -> {});
  }

  /** As above. */
  public RankingResult evaluate(
      ItemScorer scorer, int[] ks, Workers workers, RankingProgress progress) {
    AtomicInteger done = new AtomicInteger();
    int blocks = (heldOut.rows() + USERS_PER_BLOCK - 1) / USERS_PER_BLOCK;
    RankedBlock[] sums = new RankedBlock[blocks];
    ListWorkspace[] workspaces = new ListWorkspace[workers.threads()];
    workers.forEach(
        heldOut.rows(),
        USERS_PER_BLOCK,
        (worker, from, to) -> {
          if (workspaces[worker] == null) {
            workspaces[worker] = new ListWorkspace(ks);
          }
          sums[from / USERS_PER_BLOCK] = rank(from, to, scorer, ks, workspaces[worker]);
          progress.ranked(done.addAndGet(to - from), heldOut.rows());
        });
    RankingMetrics metrics = new RankingMetrics(ks);
    int skipped = 0;
    int rankable = 0;
    for (RankedBlock block : sums) {
      metrics.merge(block.metrics);
      skipped += block.skippedUsers;
      rankable += block.rankableUsers;
    }
    BitSet[] recommended = new ListWorkspace(ks).recommended;
    for (ListWorkspace workspace : workspaces) {
      for (int n = 0; workspace != null && n < ks.length; n++) {
        recommended[n].or(workspace.recommended[n]);
      }
    }
    return new RankingResult(metrics, skipped, rankable, recommended);
  }

  private RankedBlock rank(int from, int to, ItemScorer scorer, int[] ks, ListWorkspace workspace) {
    RankingMetrics metrics = new RankingMetrics(ks);
    int skipped = 0;
    int rankable = 0;
    for (int user = from; user < to; user++) {
      int relevant = relevantItems(user);
      rankable += relevant > 0 ? 1 : 0;
      if (relevant > 0 && rankedUsers.test(user)) {
        int[] list = unknownItemsByScore(user, scorer, workspace);
        for (int rank = 0; rank < list.length; rank++) {
          workspace.hits[rank] = isRelevant(user, list[rank]);
          for (int n = ks.length - 1; n >= 0 && rank < ks[n]; n--) {
            workspace.recommended[n].set(list[rank]);
          }
        }
        metrics.add(workspace.hits, list.length, relevant);
      } else if (relevant == 0 && heldOut.count(user) > 0) {
        skipped++;
      }
    }
    return new RankedBlock(metrics, skipped, rankable);
  }

  /** Whether {@code user} has a relevant held-out rating. */
  public boolean isRankable(int user) {
    return relevantItems(user) > 0;
  }

  private int relevantItems(int user) {
    int relevant = 0;
    for (int p = heldOut.start(user); p < heldOut.end(user); p++) {
      relevant += heldOut.value(p) >= relevanceThreshold ? 1 : 0;
    }
    return relevant;
  }

  private boolean isRelevant(int user, int item) {
    int p = heldOut.find(user, item);
    return p >= 0 && heldOut.value(p) >= relevanceThreshold;
  }

  /** The items that are not known to the user, best first, as many as the longest list. */
  private int[] unknownItemsByScore(int user, ItemScorer scorer, ListWorkspace workspace) {
    float[] scores = workspace.scores;
    scorer.score(user, scores);
    int next = known.start(user);
    int end = known.end(user);
    for (int item = 0; item < scores.length; item++) {
      if (next < end && known.column(next) == item) {
        next++;
      } else {
        workspace.top.offer(item, scores[item]);
      }
    }
    return workspace.top.drain();
  }

  /** Sums over a block of users. */
  private record RankedBlock(RankingMetrics metrics, int skippedUsers, int rankableUsers) {}

  /** What one worker writes to; which items are recommended does not depend on who notes it. */
  private final class ListWorkspace {
    private final float[] scores = new float[heldOut.columns()];
    private final boolean[] hits = new boolean[heldOut.columns()];
    private final TopItems top;
    private final BitSet[] recommended;

    ListWorkspace(int[] ks) {
      this.top = new TopItems(ks[ks.length - 1]);
      this.recommended = new BitSet[ks.length];
      for (int n = 0; n < ks.length; n++) {
        recommended[n] = new BitSet(heldOut.columns());
      }
    }
  }
}
