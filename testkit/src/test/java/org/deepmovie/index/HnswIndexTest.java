package org.deepmovie.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deepmovie.models.Providers;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.testkit.VectorIndexContract;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract's indexes are small enough for a search that looks everywhere. */
class HnswIndexTest extends VectorIndexContract {

  private static final int ROWS = 2000;
  private static final int DIMENSION = 16;
  private static final int QUERIES = 100;

  @Override
  protected VectorIndexFactory factory() {
    return HnswIndex.factory(HnswOptions.of(Map.of("efConstruction", "50", "efSearch", "1000")));
  }

  /** Fifty clusters of different lengths. */
  private static float[] clustered(int count, long seed) {
    float[] centres = vectors(50, DIMENSION, 99);
    SplittableRandom random = new SplittableRandom(seed);
    float[] vectors = new float[count * DIMENSION];
    for (int n = 0; n < vectors.length; n += DIMENSION) {
      int centre = random.nextInt(50);
      for (int k = 0; k < DIMENSION; k++) {
        double length = 0.5 + centre / 50.0;
        vectors[n + k] =
            (float) (length * (centres[centre * DIMENSION + k] + 0.4 * Seeds.gaussian(random)));
      }
    }
    return vectors;
  }

  private static VectorIndex index(VectorSimilarity metric, Map<String, String> options) {
    return HnswIndex.factory(HnswOptions.of(options))
        .index(clustered(ROWS, 1), ROWS, DIMENSION, metric);
  }

  private static SearchResult[] ask(VectorIndex index, int n) {
    try (Workers workers = new Workers(2)) {
      return index.searchAll(
          clustered(QUERIES, 2), n, (query, row) -> row % 3 != query % 3, workers);
    }
  }

  private static double recall(VectorSimilarity metric, VectorIndex index) {
    SearchResult[] exact = ask(new ExactIndex(clustered(ROWS, 1), ROWS, DIMENSION, metric), 10);
    SearchResult[] found = ask(index, 10);
    double hits = 0;
    for (int query = 0; query < QUERIES; query++) {
      Set<Integer> right = IntStream.of(exact[query].rows()).boxed().collect(Collectors.toSet());
      hits += IntStream.of(found[query].rows()).filter(right::contains).count();
    }
    return hits / (10 * QUERIES);
  }

  @ParameterizedTest
  @EnumSource(VectorSimilarity.class)
  void nearlyAllOfTheBestAreFoundMoreTheMoreCandidatesAreKept(VectorSimilarity metric) {
    double recall = recall(metric, index(metric, Map.of("efSearch", "60")));
    assertThat(recall).isGreaterThan(0.95);
    Map<String, String> poor =
        Map.of("maxConnections", "4", "efConstruction", "4", "efSearch", "10");
    HnswIndex sparse = (HnswIndex) index(metric, poor);
    double few = recall(metric, sparse);
    double more = recall(metric, sparse.withEfSearch(400));
    assertThat(more).as("recall with more candidates").isGreaterThan(few);
  }

  @Test
  void aGraphBuiltByTwoThreadsFindsThemToo() {
    double recall =
        recall(
            VectorSimilarity.INNER_PRODUCT,
            index(VectorSimilarity.INNER_PRODUCT, Map.of("efSearch", "60", "threads", "2")));
    assertThat(recall).isGreaterThan(0.95);
  }

  @Test
  void theSameSeedBuildsTheSameIndex() {
    Map<String, String> few =
        Map.of("maxConnections", "3", "efConstruction", "5", "efSearch", "12");
    assertArrayEquals(
        ask(index(VectorSimilarity.COSINE, few), 10), ask(index(VectorSimilarity.COSINE, few), 10));
  }

  @Test
  void whereAPoorGraphFindsTooFewTheExactIndexAnswers() {
    VectorIndex index =
        index(
            VectorSimilarity.INNER_PRODUCT,
            Map.of("maxConnections", "2", "efConstruction", "1", "efSearch", "1"));
    for (SearchResult hits : ask(index, 700)) {
      assertEquals(700, Arrays.stream(hits.rows()).distinct().count());
    }
  }

  @Test
  void aSearchWhoseFilterKeepsNothingSoonLeavesItToTheExactIndex() {
    int[] asked = new int[1];
    SearchResult hits =
        index(VectorSimilarity.INNER_PRODUCT, Map.of("efSearch", "1"))
            .search(
                clustered(1, 3),
                1,
                row -> {
                  asked[0]++;
                  return false;
                });
    assertEquals(0, hits.rows().length);
    assertThat(asked[0]).as("calls of the filter").isLessThan((int) Math.ceil(1.08 * ROWS));
  }

  @Test
  void scoresAreExactAndDescend() {
    float[] vectors = clustered(ROWS, 1);
    float[] queries = clustered(QUERIES, 2);
    SearchResult[] hits = ask(index(VectorSimilarity.INNER_PRODUCT, Map.of()), 10);
    for (int query = 0; query < QUERIES; query++) {
      for (int n = 0; n < 10; n++) {
        double product = 0;
        for (int k = 0; k < DIMENSION; k++) {
          product +=
              (double) queries[query * DIMENSION + k]
                  * vectors[hits[query].rows()[n] * DIMENSION + k];
        }
        assertEquals(product, hits[query].scores()[n], 1e-4);
      }
      assertThat(hits[query].scores())
          .isSortedAccordingTo(Comparator.<Double>naturalOrder().reversed());
    }
  }

  @Test
  void aFactorModelRecommendsThroughIt() {
    VectorRecommender model =
        (VectorRecommender)
            Providers.load()
                .trainer("pmf:factors=5,epochs=2")
                .fit(PlantedRatings.generate(60, 300, 0.1, 4), TrainingContext.ofSeed(1));
    VectorRecommender other = model.withIndex(factory());
    for (String user : new String[] {"u3", "u8", "nobody"}) {
      assertEquals(model.recommend(user, 10), other.recommend(user, 10));
    }
    assertEquals(
        model.similar("i3", 10).stream().map(item -> item.id()).toList(),
        other.similar("i3", 10).stream().map(item -> item.id()).toList());
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> HnswOptions.of(Map.of("maxConnections", "1")));
    HnswOptions none = new HnswOptions(16, 100, 0, 1, 1);
    assertThrows(IllegalArgumentException.class, () -> HnswIndex.factory(none));
    HnswIndex index = (HnswIndex) index(VectorSimilarity.COSINE, Map.of("efConstruction", "2"));
    assertThrows(IllegalArgumentException.class, () -> index.withEfSearch(0));
  }
}
