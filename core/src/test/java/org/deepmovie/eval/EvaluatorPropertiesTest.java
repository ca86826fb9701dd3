package org.deepmovie.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitters;
import org.junit.jupiter.api.Test;

/** The evaluator against definitions written down as plainly as possible, on random data. */
class EvaluatorPropertiesTest {

  private record Case(Split split, double[][] ratings, float[][] scores) {
    StubRecommender model() {
      return new StubRecommender(split.train(), ratings, scores);
    }
  }

  /** Scores take few values, so that there are ties. */
  private static Case random(long seed, int users, int items) {
    SplittableRandom random = new SplittableRandom(seed);
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    double[][] ratings = new double[users][items];
    float[][] scores = new float[users][items];
    for (int u = 0; u < users; u++) {
      for (int i = 0; i < items; i++) {
        ratings[u][i] = 1 + 4 * random.nextDouble();
        scores[u][i] = random.nextInt(12) / 3f;
        if (random.nextInt(3) > 0) {
          builder.add(u, i, 1 + random.nextInt(5));
        }
      }
    }
    Dataset data =
        Dataset.builder("random", ids(users), ids(items), builder.build(users, items))
            .scale(RatingScale.FIVE_STARS)
            .build();
    return new Case(Splitters.holdout(0.6).split(data, seed).get(0), ratings, scores);
  }

  private static IdMap ids(int size) {
    return IdMap.of(IntStream.range(0, size).mapToObj(n -> "id" + n).toList());
  }

  @Test
  void rankingMetricsAgreeWithTheirDefinitions() {
    for (int seed = 0; seed < 40; seed++) {
      Case given = random(seed, 8, 13);
      EvaluationReport report =
          Evaluator.standard().withKs(1, 4, 13).evaluate(given.model(), given.split());
      for (int k : new int[] {1, 4, 13}) {
        Map<String, Double> expected = byDefinition(given, k);
        assertEquals(8, expected.size());
        expected.forEach((name, value) -> assertEquals(value, report.metric(name), 1e-12, name));
      }
    }
  }

  private static Map<String, Double> byDefinition(Case given, int k) {
    Map<String, Double> sums = new LinkedHashMap<>();
    Set<Integer> shown = new HashSet<>();
    int ranked = 0;
    RatingMatrix train = given.split().train().ratings();
    RatingMatrix test = given.split().test();
    for (int user = 0; user < train.users(); user++) {
      float[] scores = given.scores()[user];
      List<Integer> order = new ArrayList<>();
      Set<Integer> relevant = new HashSet<>();
      for (int item = 0; item < train.items(); item++) {
        if (!train.contains(user, item)) {
          order.add(item);
        }
        if (test.contains(user, item) && test.byUser().value(test.byUser().find(user, item)) >= 4) {
          relevant.add(item);
        }
      }
      if (relevant.isEmpty()) {
        continue;
      }
      ranked++;
      order.sort(
          Comparator.comparingDouble((Integer item) -> -scores[item])
              .thenComparing(Comparator.naturalOrder()));
      List<Integer> list = order.subList(0, Math.min(k, order.size()));
      shown.addAll(list);
      double hits = list.stream().filter(relevant::contains).count();
      double precision = hits / k;
      double recall = hits / relevant.size();
      double ap = 0;
      double dcg = 0;
      double ideal = 0;
      double reciprocal = 0;
      for (int rank = 1; rank <= k; rank++) {
        double gain = 1 / (Math.log(rank + 1) / Math.log(2));
        ideal += rank <= relevant.size() ? gain : 0;
        if (rank <= list.size() && relevant.contains(list.get(rank - 1))) {
          double found = list.subList(0, rank).stream().filter(relevant::contains).count();
          ap += found / rank / Math.min(k, relevant.size());
          dcg += gain;
          reciprocal = Math.max(reciprocal, 1.0 / rank);
        }
      }
      sums.merge("precision@" + k, precision, Double::sum);
      sums.merge("recall@" + k, recall, Double::sum);
      sums.merge(
          "f1@" + k, hits == 0 ? 0 : 2 * precision * recall / (precision + recall), Double::sum);
      sums.merge("map@" + k, ap, Double::sum);
      sums.merge("ndcg@" + k, dcg / ideal, Double::sum);
      sums.merge("hit-rate@" + k, hits > 0 ? 1.0 : 0.0, Double::sum);
      sums.merge("mrr@" + k, reciprocal, Double::sum);
    }
    int users = ranked;
    sums.replaceAll((name, sum) -> sum / users);
    sums.put("coverage@" + k, (double) shown.size() / train.items());
    return sums;
  }

  @Test
  void ratingErrorsOfBucketsAddUpToTheWhole() {
    for (int seed = 0; seed < 40; seed++) {
      Case given = random(seed, 30, 13);
      EvaluationReport report =
          Evaluator.standard().withoutRanking().evaluate(given.model(), given.split());
      CsrMatrix test = given.split().test().byUser();
      double squares = 0;
      double absolutes = 0;
      for (int u = 0; u < test.rows(); u++) {
        for (int p = test.start(u); p < test.end(u); p++) {
          double error = given.ratings()[u][test.column(p)] - test.value(p);
          squares += error * error;
          absolutes += Math.abs(error);
        }
      }
      double bucketSquares = 0;
      long count = 0;
      for (EvaluationReport.BucketErrors bucket : report.buckets()) {
        if (bucket.count() > 0) {
          bucketSquares += bucket.rmse() * bucket.rmse() * bucket.count();
          count += bucket.count();
        }
      }
      assertEquals(test.size(), report.ratings());
      assertEquals(test.size(), count);
      assertEquals(squares / count, report.metric("mse"), 1e-12);
      assertEquals(absolutes / count, report.metric("mae"), 1e-12);
      assertEquals(squares, bucketSquares, 1e-9);
    }
  }

  @Test
  void theReportIsBitForBitTheSameAtAnyNumberOfThreads() {
    Case given = random(7, 1000, 20);
    Evaluator evaluator = Evaluator.standard().withKs(3, 10);
    EvaluationReport one = evaluator.withThreads(1).evaluate(given.model(), given.split());
    for (int threads : new int[] {2, 3, 8}) {
      assertEquals(one, evaluator.withThreads(threads).evaluate(given.model(), given.split()));
    }
  }

  @Test
  void theFirstUserWithoutANumberIsNamedAtAnyNumberOfThreads() {
    Case given = random(8, 1000, 20);
    CsrMatrix test = given.split().test().byUser();
    int first = IntStream.range(500, 1000).filter(u -> test.count(u) > 0).findFirst().orElseThrow();
    for (int user = first; user < 1000; user++) {
      Arrays.fill(given.ratings()[user], Double.NaN);
    }
    String expected =
        "model 'stub' predicts NaN for user 'id%d' and item 'id%d'"
            .formatted(first, test.column(test.start(first)));
    for (int threads : new int[] {1, 2, 8}) {
      var error =
          assertThrows(
              IllegalStateException.class,
              () ->
                  Evaluator.standard().withThreads(threads).evaluate(given.model(), given.split()));
      assertEquals(expected, error.getMessage());
    }
  }
}
