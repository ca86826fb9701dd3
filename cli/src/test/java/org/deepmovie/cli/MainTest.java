package org.deepmovie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.models.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  private static final String SMALL_PMF = "pmf:factors=5,iterations=3";

  @TempDir Path folder;

  @Test
  void modelsListsEveryProviderWithItsOptions() {
    Answer answer = Answer.to("models");
    assertEquals(0, answer.code());
    for (ModelDescription model : Providers.load().models()) {
      assertTrue(answer.out().contains(model.name() + ": " + model.summary()));
    }
    assertTrue(answer.out().contains("userRegularization"));
    Answer one = Answer.to("models", "baseline");
    assertTrue(one.out().contains("epochs") && !one.out().contains("factors"));
  }

  @Test
  void evaluatePrintsATableAndTenTitlesAndSaysThatTheSampleIsSynthetic() {
    Answer answer = Answer.to("evaluate", "--model", "baseline", "--model", SMALL_PMF);
    assertEquals(0, answer.code(), answer.err());
    assertTrue(answer.out().contains("synthetic"));
    assertTrue(answer.out().contains("Whoever knew that model would reach RMSE 0."));
    assertTrue(answer.out().contains("RMSE"));
    assertTrue(answer.out().contains(" 10. "));
  }

  @Test
  void evaluateWritesTheResultsAsJson() throws IOException {
    Path json = folder.resolve("results.json");
    Answer answer =
        Answer.to(
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
    assertEquals(0, answer.code(), answer.err());
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertEquals(5, report.get("seed").asInt());
    assertTrue(report.get("split").asText().startsWith("holdout:0.8"));
    assertEquals(2, report.get("results").size());
    JsonNode pmf = report.get("results").get(1);
    assertEquals("pmf", pmf.get("model").asText());
    assertEquals("5", pmf.get("options").get("factors").asText());
    assertEquals(2, pmf.get("runs").asInt());
    assertEquals(4, pmf.get("buckets").size());
    assertTrue(pmf.get("epochSeconds").size() >= 2);
    assertTrue(pmf.get("peakHeapBytes").asLong() > 0);
    double rmse = pmf.get("metrics").get("rmse").asDouble();
    assertTrue(pmf.get("intervals").get("rmse").get("low").asDouble() < rmse);
    assertTrue(pmf.get("metrics").has("ndcg@10"));
  }

  @Test
  void aModelIsTrainedSavedAndAsked() {
    String file = folder.resolve("model.zip").toString();
    Answer trained = Answer.to("train", "--model", SMALL_PMF, "--out", file);
    assertEquals(0, trained.code(), trained.err());
    Dataset sample = Sample.generate(1).dataset();
    String user = sample.users().id(0);
    String item = sample.items().id(0);
    Answer recommended = Answer.to("recommend", "--model", file, "--user", user, "-n", "3");
    assertEquals(3, recommended.out().lines().count(), recommended.err());
    Answer folded = Answer.to("recommend", "--model", file, "--ratings", item + "=5", "-n", "4");
    assertEquals(4, folded.out().lines().count(), folded.err());
    Answer similar = Answer.to("similar", "--model", file, "--item", item);
    assertEquals(11, similar.out().lines().count(), similar.err());
    Answer explained = Answer.to("explain", "--model", file, "--user", user, "--item", item);
    assertEquals("deepmovie: pmf cannot say why it predicts so", explained.firstErrorLine());
    Answer stranger = Answer.to("explain", "--model", file, "--user", "nobody", "--item", item);
    assertEquals(
        "deepmovie: user 'nobody' is not one of the model's 600 users", stranger.firstErrorLine());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evaluate --model pfm",
        "evaluate --model pmf:factor=3",
        "evaluate --model pmf:factors=0",
        "evaluate --model pmf:factors",
        "evaluate --split holdout:2",
        "evaluate --split nothing:1",
        "evaluate --data /no/such/folder",
        "evaluate --json /no/such/folder/x.json",
        "evaluate --user nobody",
        "evaluate --repeats 0",
        "evaluate --threads 0",
        "evaluate --validation 1.5",
        "evaluate -k 0",
        "evaluate --model ,",
        "evaluate --json /dev/null",
        "evaluate --data ml-10m",
        "topk --model pfm",
        "topk --model baseline,als,baseline",
        "topk --lengths 0..5",
        "topk --lengths 50..5",
        "topk --lengths 5..x",
        "topk --lengths 5,,10",
        "topk --lengths ,",
        "topk --lengths 1..999999999",
        "topk --lengths 5..401",
        "topk --out /dev/null",
        "topk --out /dev/null/plots",
        "topk --json /no/such/folder/x.json",
        "evaluate --feedback /no/such/views.csv",
        "tune",
        "tune --model pfm",
        "tune --model pmf --trials 0",
        "tune --model pmf --budget 5",
        "tune --model pmf --budget 0s",
        "tune --model pmf --budget -5m",
        "tune --model pmf --range factors=0..5",
        "tune --model pmf --range factor=1..5",
        "tune --model pmf --range factors",
        "tune --model pmf --range iterations=1..5",
        "tune --model pmf:factors=5 --range factors=1..5",
        "tune --model baseline:userRegularization=1,itemRegularization=1",
        "tune --model bayesian-pmf --range draws=100..400",
        "tune --model baseline --validation 0",
        "tune --model baseline --json /no/such/folder/x.json",
        "train --out x.zip --validation 2",
        "recommend --model x -n 0 --user 1",
        "evaluate --seed x",
        "evaluate --nothing",
        "evaluate --split files:u1.base,u1.test",
        "nothing",
        "train",
        "train --out /no/such/folder/model.zip",
        "recommend --model /no/such/model.zip --user 1",
        "recommend --model x",
        "similar --model /no/such/model.zip --item 1",
        "explain --model /no/such/model.zip --user 1 --item 1",
        "explain --model x --user 1",
        "explain --model x --user 1 --item 1 --top 0",
        "data ml-2m",
        "models pfm",
      })
  void whatTheUserCanMendIsOneLineAndExitCodeTwo(String line) {
    Answer answer = Answer.to(line.split(" "));
    assertEquals(2, answer.code(), answer.err());
    assertTrue(answer.firstErrorLine().startsWith("deepmovie: "), answer.err());
    assertFalse(answer.err().contains("\tat "), answer.err());
    assertTrue(answer.err().lines().count() <= 2, answer.err());
    assertFalse(answer.firstErrorLine().contains("a defect"), answer.err());
  }

  @Test
  void feedbackIsReadBesideTheRatingsAndStrangersInItAreCounted() throws IOException {
    Dataset sample = Sample.generate(1).dataset();
    String pair = sample.users().id(0) + "," + sample.items().id(0) + "\n";
    Path views = Files.writeString(folder.resolve("views.csv"), "user,item\n" + pair + "x,y\n");
    Answer answer = Answer.to("evaluate", "--model", "baseline", "--feedback", views.toString());
    assertEquals(0, answer.code(), answer.err());
    assertEquals(
        views + ": rows left out because the ratings lack their user or item: 1",
        answer.firstErrorLine());
    assertTrue(answer.out().contains("400 texts, 1 interactions"), answer.out());
  }

  /** 132 ratings without texts. */
  private Path fewRatings() throws IOException {
    StringBuilder lines = new StringBuilder("user,item,rating\n");
    for (int u = 0; u < 12; u++) {
      for (int i = 0; i < 11; i++) {
        lines.append(u).append(",i").append(i).append(',').append(1 + (u * i) % 5).append('\n');
      }
    }
    return Files.writeString(folder.resolve("ratings.csv"), lines);
  }

  private Answer tune(Path csv, String... more) {
    List<String> line =
        new ArrayList<>(List.of("tune", "--data", csv.toString(), "--validation", "0.2"));
    line.addAll(List.of(more));
    return Answer.to(line.toArray(String[]::new));
  }

  @Test
  void tunePrintsTheBestTrialsAndOptionsThatCanBeGivenToTheModel() throws IOException {
    Path csv = fewRatings();
    Path json = folder.resolve("tuned.json");
    Answer answer =
        tune(csv, "--model", "pmf:iterations=9", "--trials", "9", "--json", json.toString());
    assertEquals(0, answer.code(), answer.err());
    assertTrue(
        answer.out().contains("trials 9 with 1 epoch, then 3 with 3 epochs, then 1 with 9 epochs"));
    assertEquals(9, answer.out().lines().filter(l -> l.matches("\\| +\\d.*factors=.*")).count());
    List<String> lines = answer.out().lines().toList();
    String best = lines.get(lines.size() - 1);
    assertTrue(best.startsWith("  --model pmf:iterations=9,factors="), best);
    String spec = best.substring("  --model ".length());
    Answer evaluated = Answer.to("evaluate", "--data", csv.toString(), "--model", spec);
    assertEquals(0, evaluated.code(), evaluated.err());
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertEquals(spec, report.get("best").asText());
    assertEquals(9, report.get("trials").size());
    assertEquals(13, report.get("fits").asInt());
    assertEquals("0.1..10 log", report.get("ranges").get("userRegularization").asText());
    assertTrue(report.get("trials").get(0).get("validationError").asDouble() > 0);
  }

  @Test
  void tuneJudgesAModelThatRanksWithoutEpochsByItsLists() throws IOException {
    Answer answer = tune(fewRatings(), "--model", "ease", "--trials", "2");
    assertEquals(0, answer.code(), answer.err());
    assertTrue(answer.out().contains("Best options, validation 1 - NDCG@100 0."), answer.out());
  }

  @Test
  void tuneJudgesAModelThatRanksByWhatItStopsBy() throws IOException {
    Path json = folder.resolve("tuned.json");
    Answer answer =
        tune(
            fewRatings(),
            "--model",
            "implicit-als:epochs=2",
            "--range",
            "factors=1..9",
            "--trials",
            "3",
            "--json",
            json.toString());
    assertEquals(0, answer.code(), answer.err());
    assertTrue(answer.out().contains("Best options, validation percentile rank 0."), answer.out());
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertEquals("percentile rank", report.get("measure").asText());
    JsonNode trials = report.get("trials");
    assertNotEquals(
        trials.get(1).get("validationError").asDouble(),
        trials.get(2).get("validationError").asDouble());
  }

  @Test
  void tuneTriesTheRangesThatAreGivenAndTheSameSeedGivesTheSame() throws IOException {
    Path csv = fewRatings();
    String[] line = {
      "--model",
      "baseline:userRegularization=3",
      "--range",
      "epochs=2,4",
      "--range",
      "itemRegularization=20..30"
    };
    Answer answer = tune(csv, line);
    assertEquals(0, answer.code(), answer.err());
    List<String> lines = answer.out().lines().toList();
    int at = lines.indexOf("tune   baseline:userRegularization=3");
    assertEquals(
        List.of("       itemRegularization 20..30 log", "       epochs 2,4", "trials 27"),
        lines.subList(at + 1, at + 4));
    assertTrue(
        answer.out().contains("  --model baseline:userRegularization=3,itemRegularization=2"));
    String seconds = "[0-9]+\\.[0-9][0-9] |read in.*";
    assertEquals(
        answer.out().replaceAll(seconds, ""), tune(csv, line).out().replaceAll(seconds, ""));
  }

  @Test
  void tuneStopsWhenItsTimeIsSpent() throws IOException {
    Answer answer = tune(fewRatings(), "--model", "baseline", "--budget", "0.000001s");
    assertEquals(0, answer.code(), answer.err());
    assertTrue(answer.out().contains("The budget was spent after 1 of 27 fits"), answer.out());
    assertTrue(
        answer.out().contains("  --model baseline:userRegularization=5,itemRegularization=5"));
  }

  @Test
  void dataWithoutTextsIsComparedWithoutTheModelThatReads() throws IOException {
    Path csv = fewRatings();
    Path json = folder.resolve("few.json");
    Answer answer =
        Answer.to(
            "evaluate", "--data", csv.toString(), "--split", "kfold:3", "--json", json.toString());
    assertEquals(0, answer.code(), answer.err());
    assertTrue(answer.err().contains("pmf+cnn is left out: this data has no item texts"));
    assertTrue(answer.out().contains("| pmf "));
    assertFalse(Files.readString(json).contains("NaN"));
  }

  @Test
  void whatCannotBePrintedIsAnError() {
    PrintWriter full =
        new PrintWriter(
            new Writer() {
              @Override
              public void write(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("full");
              }

              @Override
              public void flush() {}

              @Override
              public void close() {}
            });
    StringWriter err = new StringWriter();
    assertEquals(2, Main.run(full, new PrintWriter(err, true), "models"));
    assertEquals("deepmovie: the output cannot be written", err.toString().strip());
  }

  @Test
  void debugPrintsTheStackTrace() {
    assertTrue(Answer.to("evaluate", "--debug", "--model", "pfm").err().contains("\tat "));
  }

  @Test
  void aBrokenModelFileIsOneLine() throws IOException {
    Path file = Files.write(folder.resolve("model.zip"), new byte[] {'P', 'K', 3, 4, 0, 0});
    Answer answer = Answer.to("recommend", "--model", file.toString(), "--user", "1");
    assertEquals(2, answer.code());
    assertEquals(
        List.of("deepmovie: " + file + " is not a model file, or it is truncated"),
        answer.err().lines().toList());
  }

  @Test
  void helpAndVersionAreNoErrors() {
    assertEquals(0, Answer.to("--help").code());
    assertEquals(0, Answer.to("evaluate", "--help").code());
    assertTrue(Answer.to("--version").out().startsWith("deepmovie "));
    assertTrue(Answer.to().out().contains("evaluate"));
  }
}
