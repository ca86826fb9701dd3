package org.deepmovie.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.split.Split;
import org.junit.jupiter.api.Test;

class UserSampleTest {

  private static final IdMap USERS = IdMap.of(List.of("a", "b", "c", "d", "e"));
  private static final IdMap ITEMS = IdMap.of(List.of("x", "y"));

  /** Ranks x before y for a and b, y before x for the others. */
  private static final float[][] SCORES = {{2, 1}, {2, 1}, {1, 2}, {1, 2}, {1, 2}};

  private final Dataset train =
      Dataset.builder("hand", USERS, ITEMS, new RatingMatrixBuilder().build(5, 2))
          .scale(RatingScale.FIVE_STARS)
          .build();

  /** x is relevant to a, b, c and d; e likes nothing. */
  private final Split split =
      new Split(
          train,
          new RatingMatrixBuilder()
              .add(0, 0, 5)
              .add(1, 0, 5)
              .add(2, 0, 5)
              .add(3, 0, 5)
              .add(4, 0, 1)
              .build(5, 2));

  private final Evaluator evaluator =
      Evaluator.standard().withMetrics(Set.of(MetricGroup.RANKING)).withKs(1);

  private EvaluationReport ranked(Evaluator by) {
    return by.evaluate(new StubRecommender(train, new double[5][2], SCORES), split);
  }

  @Test
  void threeOfFourUsersOfWhomTwoHaveAHitGiveAStandardErrorOfOneSixth() {
    // Two hits or one among three: s^2 = 1/3 either way, and (1 - 3/4) (1/3) / 3 = 1/36.
    for (int seed = 0; seed < 8; seed++) {
      EvaluationReport report = ranked(evaluator.withUserSample(new UserSample(3, seed)));
      assertThat(report.rankedUsers()).isEqualTo(3);
      assertThat(report.rankableUsers()).isEqualTo(4);
      assertThat(report.skippedUsers()).isEqualTo(1);
      assertThat(3 * report.metric("precision@1")).isBetween(0.99, 2.01);
      assertThat(report.samplingErrors().get("precision@1")).isEqualTo(1.0 / 6, within(1e-12));
      assertThat(report.samplingErrors().get("ndcg@1")).isEqualTo(1.0 / 6, within(1e-12));
    }
  }

  @Test
  void aSampleOfAllUsersChangesNothing() {
    EvaluationReport all = ranked(evaluator);
    assertThat(ranked(evaluator.withUserSample(new UserSample(4, 1)))).isEqualTo(all);
    assertThat(ranked(evaluator.withUserSample(new UserSample(99, 1)))).isEqualTo(all);
    assertThat(all.samplingErrors()).isEmpty();
    assertThat(all.rankableUsers()).isEqualTo(4);
  }

  private static Set<String> drawn(UserSample sample, IdMap ids) {
    return sample.draw(ids, index -> !ids.id(index).endsWith("7")).stream()
        .mapToObj(ids::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theNumberingOfUsersDoesNotChangeWhoIsDrawnAndTheSeedDoes() {
    List<String> ids = IntStream.range(0, 100).mapToObj(n -> "u" + n).toList();
    List<String> reversed = IntStream.range(0, 100).mapToObj(n -> "u" + (99 - n)).toList();
    Set<String> drawn = drawn(new UserSample(20, 1), IdMap.of(ids));
    assertThat(drawn).hasSize(20).noneMatch(id -> id.endsWith("7"));
    assertThat(drawn(new UserSample(20, 1), IdMap.of(reversed))).isEqualTo(drawn);
    assertThat(drawn(new UserSample(20, 1).ofRepeat(1), IdMap.of(ids)))
        .isEqualTo(drawn(new UserSample(20, 2), IdMap.of(ids)))
        .isNotEqualTo(drawn);
  }

  @Test
  void meansOfManySamplesScatterAroundTheMeanOfAllByTheStandardError() {
    IdMap ids = IdMap.of(IntStream.range(0, 50).mapToObj(n -> "u" + n).toList());
    int samples = 4000;
    double sum = 0;
    double squares = 0;
    double variances = 0;
    for (int seed = 0; seed < samples; seed++) {
      BitSet drawn = new UserSample(20, seed).draw(ids, user -> true);
      double mean = drawn.stream().map(user -> user * user).average().orElseThrow();
      double meanSquare =
          drawn.stream().mapToDouble(user -> Math.pow(user, 4)).average().orElseThrow();
      sum += mean;
      squares += mean * mean;
      variances += Math.pow(UserSample.standardError(mean, meanSquare, 20, 50), 2);
    }
    double average = sum / samples;
    double all = IntStream.range(0, 50).map(user -> user * user).average().orElseThrow();
    double variance = squares / samples - average * average;
    assertThat(average).isEqualTo(all, within(4 * Math.sqrt(variance / samples)));
    assertThat(variances / samples / variance).isEqualTo(1, within(0.1));
  }

  @Test
  void aSampleOfOneUserIsRefused() {
    assertThatThrownBy(() -> new UserSample(1, 1))
        .hasMessage("a sample of 1 users has no standard error; give 2 or more");
  }
}
