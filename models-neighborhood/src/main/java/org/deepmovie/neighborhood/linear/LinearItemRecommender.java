package org.deepmovie.neighborhood.linear;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.NewUserRatings;
import org.deepmovie.neighborhood.NeighborhoodBaselineOptions;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * Ranks by the sum of what the items that a user had to do with add to all items; somebody of whom
 * nothing is known is ranked for as the mean of all users. Of ratings it knows nothing: the
 * predicted rating is the baseline's.
 */
final class LinearItemRecommender implements Recommender {

  private static final String FEEDBACK = "feedback";

  private final ModelHeader header;
  private final NeighborhoodBaselineOptions baseline;
  private final BaselineEstimate biases;
  private final CsrMatrix feedback;
  private final ItemWeights weights;
  private final float[] meanScores;

  LinearItemRecommender(
      ModelHeader header,
      NeighborhoodBaselineOptions baseline,
      CsrMatrix feedback,
      ItemWeights weights) {
    this.header = header;
    this.baseline = baseline;
    this.biases = baseline.fit(RatingMatrix.of(header.catalogue().seen()));
    this.feedback = feedback;
    this.weights = weights;
    this.meanScores = meanScores();
  }

  private float[] meanScores() {
    int[] counts = new int[feedback.columns()];
    for (int p = 0; p < feedback.size(); p++) {
      counts[feedback.column(p)]++;
    }
    float[] scores = new float[counts.length];
    for (int item = 0; item < counts.length; item++) {
      weights.add(item, counts[item] / (float) Math.max(1, feedback.rows()), scores);
    }
    return scores;
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  @Override
  public double predict(int user, int item) {
    return catalogue().scale().clip(biases.value(user, item));
  }

  @Override
  public void score(int user, float[] into) {
    if (isUnknown(user)) {
      System.arraycopy(meanScores, 0, into, 0, into.length);
      return;
    }
    Arrays.fill(into, 0);
    for (int p = feedback.start(user); p < feedback.end(user); p++) {
      weights.add(feedback.column(p), 1, into);
    }
  }

  private boolean isUnknown(int user) {
    return user == IdMap.UNKNOWN || feedback.count(user) == 0;
  }

  @Override
  public double recommendationScore(int user, int item) {
    if (item == IdMap.UNKNOWN) {
      return 0;
    }
    if (isUnknown(user)) {
      return meanScores[item];
    }
    float sum = 0;
    for (int p = feedback.start(user); p < feedback.end(user); p++) {
      sum += weights.of(feedback.column(p), item);
    }
    return sum;
  }

  /** The items to whose scores this one adds most, and how much: only where that is above 0. */
  @Override
  public List<ScoredItem> similar(int item, int n) {
    TopItems top = new TopItems(n);
    float[] added = new float[meanScores.length];
    if (item != IdMap.UNKNOWN) {
      weights.add(item, 1, added);
    }
    for (int other = 0; other < added.length; other++) {
      if (added[other] > 0) {
        top.offer(other, added[other]);
      }
    }
    return IntStream.of(top.drain()).mapToObj(other -> scored(other, added[other])).toList();
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    NewUserRatings user = NewUserRatings.of(FoldedInUser.indexed(this, ratings), biases, baseline);
    float[] scores = user.items().length == 0 ? meanScores : new float[meanScores.length];
    for (int item : user.items()) {
      weights.add(item, 1, scores);
    }
    return new FoldedInUser(
        this,
        ratings,
        item -> user.bias() + biases.value(IdMap.UNKNOWN, item),
        item -> scores[item]);
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    feedback.save(archive, FEEDBACK);
    weights.save(archive);
  }

  /** Reads who had to do with what from a file that {@link #save} wrote. */
  static CsrMatrix loadFeedback(ModelHeader header, ArchiveReader archive) throws IOException {
    CsrMatrix seen = header.catalogue().seen();
    return CsrMatrix.load(archive, FEEDBACK, seen.rows(), seen.columns());
  }
}
