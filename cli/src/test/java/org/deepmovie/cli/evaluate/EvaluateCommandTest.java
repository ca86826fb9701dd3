package org.deepmovie.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deepmovie.cli.CommandRun;
import org.deepmovie.cli.SmallRatings;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.sample.Sample;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

  private static final String SMALL_PMF = "pmf:factors=5,epochs=3";

  @TempDir Path folder;

  @Test
  void aTableTenRecommendationsAndTheLeastPossibleErrorOfTheSampleArePrinted() {
    CommandRun run = CommandRun.of("evaluate", "--model", "baseline", "--model", SMALL_PMF);
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).contains("synthetic");
    assertThat(run.out()).contains("That model itself has RMSE 0.");
    assertThat(run.out()).contains("RMSE");
    assertThat(run.out()).contains(" 10. ");
  }

  @Test
  void rankingASampleOfUsersIsSaidWithItsStandardError() throws IOException {
    Path json = folder.resolve("sampled.json");
    CommandRun run =
        CommandRun.of(
            "evaluate", "--model", "baseline", "--ranking-users", "50", "--json", json.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.out())
        .contains("are relevant, for 50 users drawn with seed 1")
        .containsPattern(
            "Standard error of ranking 50 of [0-9]+ users with relevant test ratings:");
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.get("rankingUsers").asInt()).isEqualTo(50);
    double error = report.get("results").get(0).get("samplingErrors").get("ndcg@10").asDouble();
    assertThat(error).isBetween(0.0001, 0.1);
  }

  @Test
  void aSampleOfUsersNeedsRankingMetricsAndTwoUsers() {
    assertThat(CommandRun.of("evaluate", "--ranking-users", "50", "--metrics", "rating").err())
        .contains("--ranking-users is for ranking metrics, which --metrics leaves out");
    assertThat(CommandRun.of("evaluate", "--ranking-users", "1").err())
        .contains("--ranking-users 1 gives no standard error; give 2 or more");
  }

  @Test
  @Tag("slow")
  void resultsAreWrittenAsJson() throws IOException {
    Path json = folder.resolve("results.json");
    CommandRun run =
        CommandRun.of(
            "evaluate",
            "--model",
            "baseline," + SMALL_PMF,
            "--split",
            "holdout:0.8",
            "--repeats",
            "2",
            "--seed",
            "5",
            "--json",
            json.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.get("seed").asInt()).isEqualTo(5);
    assertThat(report.get("split").asText()).startsWith("holdout:0.8");
    assertThat(report.get("results").size()).isEqualTo(2);
    JsonNode pmf = report.get("results").get(1);
    assertThat(pmf.get("model").asText()).isEqualTo("pmf");
    assertThat(pmf.get("options").get("factors").asText()).isEqualTo("5");
    assertThat(pmf.get("runs").asInt()).isEqualTo(2);
    assertThat(pmf.get("buckets").size()).isEqualTo(4);
    assertThat(pmf.get("epochSeconds").size()).isGreaterThanOrEqualTo(2);
    assertThat(pmf.get("peakHeapBytes").asLong()).isGreaterThan(0);
    double rmse = pmf.get("metrics").get("rmse").asDouble();
    assertThat(pmf.get("intervals").get("rmse").get("low").asDouble()).isLessThan(rmse);
    assertThat(pmf.get("metrics").fieldNames()).toIterable().contains("ndcg@10");
  }

  @Test
  void theModelThatReadsTextsIsLeftOutIfThereAreNoTexts() throws IOException {
    Path csv = SmallRatings.write(folder);
    Path json = folder.resolve("few.json");
    CommandRun run =
        CommandRun.of(
            "evaluate", "--data", csv.toString(), "--split", "kfold:3", "--json", json.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.err()).contains("pmf+cnn is left out: this data has no item texts");
    assertThat(run.out()).contains("| pmf ");
    assertThat(Files.readString(json)).doesNotContain("NaN");
  }

  @Test
  void feedbackIsReadAndItsRowsOfUnknownUsersOrItemsAreCounted() throws IOException {
    Dataset sample = Sample.generate(1).dataset();
    String pair = sample.users().id(0) + "," + sample.items().id(0) + "\n";
    Path views = Files.writeString(folder.resolve("views.csv"), "user,item\n" + pair + "x,y\n");
    CommandRun run =
        CommandRun.of("evaluate", "--model", "baseline", "--feedback", views.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.err())
        .contains(views + ": 1 row is left out because the ratings lack its user or item");
    assertThat(run.out()).contains("400 texts, 1 interactions");
  }

  @Test
  void aModelThatFailsLeavesTheResultsOfTheOthers() throws IOException {
    Path csv = SmallRatings.write(folder);
    Path json = folder.resolve("few.json");
    CommandRun run =
        CommandRun.of(
            "evaluate",
            "--data",
            csv.toString(),
            "--model",
            "baseline,pmf+bag,popularity",
            "--json",
            json.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains("| baseline ").contains("| popularity ");
    assertThat(run.err())
        .contains("deepmovie: pmf+bag is left out: ")
        .contains("baseline: RMSE ")
        .endsWith("deepmovie: 1 of 3 models failed: pmf+bag\n");
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.get("results").size()).isEqualTo(2);
    assertThat(report.get("failed").get(0).get("model").asText()).isEqualTo("pmf+bag");
  }

  @Test
  void coverageAndWidthOfIntervalsAreShownOfAllModelsThatGiveThem() throws IOException {
    Path json = folder.resolve("report.json");
    CommandRun run =
        CommandRun.of(
            "evaluate",
            "--data",
            SmallRatings.write(folder).toString(),
            "--validation",
            "0.2",
            "--model",
            "baseline,bayesian-pmf:factors=2,burnIn=2,epochs=4,draws=2",
            "--metrics",
            "rating,interval",
            "--json",
            json.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.out())
        .contains("Share of test ratings within their 80 % prediction intervals")
        .contains("| baseline ");
    JsonNode results = new ObjectMapper().readTree(json.toFile()).get("results");
    for (JsonNode result : results) {
      JsonNode metrics = result.get("metrics");
      assertThat(metrics.get("interval-coverage").asDouble()).isBetween(0.3, 1.0);
      assertThat(metrics.get("interval-width").asDouble()).isBetween(0.1, 4.0);
    }
    assertThat(results.get(0).get("buckets").toString()).contains("\"intervalCoverage\":");
  }

  @Test
  void differencesToTheFirstModelHaveAnIntervalOfTheSameRepeats() throws IOException {
    Path csv = SmallRatings.write(folder);
    Path json = folder.resolve("few.json");
    CommandRun run =
        CommandRun.of(
            "evaluate",
            "--data",
            csv.toString(),
            "--model",
            "baseline,slope-one",
            "--metrics",
            "rating",
            "--split",
            "kfold:3",
            "--json",
            json.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.out())
        .contains(
            "Mean difference to baseline in the same repeats or folds, with its 95 % interval")
        .doesNotContain("NDCG");
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    JsonNode first = report.get("differences").get(0);
    assertThat(first.get("model").asText()).isEqualTo("slope-one");
    double difference =
        report.get("results").get(1).get("metrics").get("rmse").asDouble()
            - report.get("results").get(0).get("metrics").get("rmse").asDouble();
    assertThat(first.get("mean").asDouble()).isCloseTo(difference, within(1e-9));
    assertThat(first.get("low").asDouble()).isLessThan(difference);
  }

  @Test
  void interactionsAreRankedAndModelsOfRatingsSayWhyTheyDoNotFit() throws IOException {
    StringBuilder pairs = new StringBuilder("user,item\n");
    for (int n = 0; n < 90; n++) {
      pairs.append("u").append(n % 13).append(",i").append((n * n + n % 7) % 11).append('\n');
    }
    Path csv = Files.writeString(folder.resolve("pairs.csv"), pairs);
    CommandRun run =
        CommandRun.of(
            "evaluate", "--data", csv.toString(), "--model", "ease,pmf", "--threads", "1");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("pmf learns from ratings, and 'pairs' has none");
    assertThat(run.out())
        .contains("ranks  test interactions of any value are relevant")
        .contains("NDCG@10")
        .doesNotContain("RMSE");
  }

  @Test
  void rankingMetricsThatAreMissingAreExplained() throws IOException {
    Path data = folder.resolve("low.csv");
    Files.writeString(
        data, "user,item,rating,time\na,x,5,1\nb,x,4,2\na,y,1,3\nb,y,2,4\na,z,1,5\nb,z,2,6\n");
    CommandRun run =
        CommandRun.of(
            "evaluate",
            "--data",
            data.toString(),
            "--split",
            "time:0.5",
            "--validation",
            "0",
            "--model",
            "baseline");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "There is no P@3 and NDCG@3, as the test set has no ratings of 4 and above; --relevant"
                + " tells which are relevant.");
  }
}
