package org.deepmovie.bayes;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deepmovie.archive.ArchiveWriter;
import org.deepmovie.data.IdMap;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.model.ModelHeader;
import org.deepmovie.model.PredictionInterval;
import org.deepmovie.model.Profile;
import org.deepmovie.model.Recommender;
import org.deepmovie.model.ScoredItem;
import org.deepmovie.model.TopItems;

/**
 * Predicts by the mean over draws from the posterior. Who is unknown has the mean of the prior; who
 * is new and has rated something has, in each draw, the mean given these ratings.
 */
public class BayesianRecommender implements Recommender {

  private final ModelHeader header;
  private final PosteriorDraws draws;

  /** A recommender on {@code draws}. */
  public BayesianRecommender(ModelHeader header, PosteriorDraws draws) {
    this.header = header;
    this.draws = draws;
  }

  @Override
  public final ModelHeader header() {
    return header;
  }

  /** The draws. */
  public final PosteriorDraws draws() {
    return draws;
  }

  @Override
  public double predict(int user, int item) {
    return catalogue().scale().clip(draws.mean(user, item));
  }

  @Override
  public void score(int user, float[] into) {
    for (int item = 0; item < into.length; item++) {
      into[item] = (float) draws.mean(user, item);
    }
  }

  @Override
  public PredictionInterval predictInterval(int user, int item, double level) {
    return PredictionInterval.normal(
        draws.mean(user, item), draws.deviation(user, item), level, catalogue().scale());
  }

  /** By the cosine of the items' vectors, those of all draws side by side, biases left out. */
  @Override
  public List<ScoredItem> similar(int item, int n) {
    double[] cosines = new double[catalogue().items().size()];
    TopItems top = new TopItems(n);
    for (int other = 0; item != IdMap.UNKNOWN && other < cosines.length; other++) {
      if (other != item) {
        cosines[other] = draws.cosine(item, other);
        top.offer(other, cosines[other]);
      }
    }
    return IntStream.of(top.drain()).mapToObj(other -> scored(other, cosines[other])).toList();
  }

  @Override
  public Profile foldIn(Map<String, ? extends Number> ratings) {
    Map<Integer, Double> known = Profile.indexed(this, ratings);
    if (known.isEmpty()) {
      return Recommender.super.foldIn(ratings);
    }
    int[] items = known.keySet().stream().mapToInt(item -> item).sorted().toArray();
    double[] values = IntStream.of(items).mapToDouble(known::get).toArray();
    FactorMatrix person = draws.foldIn(items, values);
    return new Profile(this, ratings, item -> draws.mean(person, 0, item));
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    draws.save(archive);
  }
}
