package org.deepmovie.cli.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deepmovie.cli.CommandRun;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.models.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandsTest {

  private static final String SMALL_PMF = "pmf:factors=5,epochs=3";

  @TempDir Path folder;

  @Test
  void everyModelIsListedWithItsOptions() {
    CommandRun run = CommandRun.of("models");
    assertThat(run.code()).isEqualTo(0);
    for (ModelDescription model : Providers.load().models()) {
      assertThat(run.out()).contains(model.name() + ": " + model.summary());
    }
    assertThat(run.out()).contains("userRegularization");
    CommandRun one = CommandRun.of("models", "baseline");
    assertThat(one.out()).contains("learningRate");
    assertThat(one.out()).doesNotContain("factors");
  }

  @Test
  void aSavedModelRecommendsAndFindsSimilarItemsAndRefusesWhatItCannotDo() {
    String file = folder.resolve("model.zip").toString();
    CommandRun trained = CommandRun.of("train", "--model", SMALL_PMF, "--out", file);
    assertThat(trained.code()).as(trained.err()).isEqualTo(0);
    Dataset sample = Sample.generate(1).dataset();
    String user = sample.users().id(0);
    String item = sample.items().id(0);
    CommandRun recommended = CommandRun.of("recommend", "--model", file, "--user", user, "-n", "3");
    assertThat(recommended.out().lines().count()).as(recommended.err()).isEqualTo(3);
    CommandRun folded =
        CommandRun.of("recommend", "--model", file, "--ratings", item + "=5", "-n", "4");
    assertThat(folded.out().lines().count()).as(folded.err()).isEqualTo(4);
    CommandRun known =
        CommandRun.of("recommend", "--model", file, "--attributes", "occupation=writer");
    assertThat(known.out().lines().count()).as(known.err()).isEqualTo(10);
    CommandRun unknown =
        CommandRun.of(
            "recommend", "--model", file, "--attributes", "job=writer", "--ratings", item + "=5");
    assertThat(unknown.firstErrorLine())
        .isEqualTo(
            "deepmovie: the model does not read the attribute job; it reads age, gender,"
                + " occupation");
    CommandRun nameless =
        CommandRun.of("recommend", "--model", file, "--attributes", "gender=F,writer");
    assertThat(nameless.firstErrorLine())
        .isEqualTo("deepmovie: --attributes 'writer'; write NAME=CATEGORY, such as gender=F");
    assertThat(
            CommandRun.of("recommend", "--model", file, "--attributes", "gender=F,gender=M")
                .firstErrorLine())
        .isEqualTo(
            "deepmovie: --attributes: gender is given twice; separate several categories by |, in"
                + " quotes: 'NAME=A|B'");
    CommandRun similar = CommandRun.of("similar", "--model", file, "--item", item);
    assertThat(similar.out().lines().count()).as(similar.err()).isEqualTo(11);
    CommandRun explained =
        CommandRun.of("explain", "--model", file, "--user", user, "--item", item);
    assertThat(explained.firstErrorLine())
        .isEqualTo("deepmovie: pmf does not support explanations");
    CommandRun stranger =
        CommandRun.of("explain", "--model", file, "--user", "nobody", "--item", item);
    assertThat(stranger.firstErrorLine())
        .isEqualTo("deepmovie: user 'nobody' is not one of the model's 600 users");
  }

  @Test
  void anExplanationHasTheRangeInWhichTheRatingIsExpectedIfTheModelWasCalibrated()
      throws IOException {
    String file = folder.resolve("model.zip").toString();
    Path json = folder.resolve("why.json");
    Dataset sample = Sample.generate(1).dataset();
    String[] explain = {
      "explain",
      "--model",
      file,
      "--user",
      sample.users().id(0),
      "--item",
      sample.items().id(0),
      "--interval",
      "0.8",
      "--json",
      json.toString()
    };
    CommandRun.of("train", "--model", "item-knn", "--out", file);
    assertThat(CommandRun.of(explain).firstErrorLine())
        .startsWith(
            "deepmovie: item-knn has no prediction intervals, as it was fitted without validation"
                + " ratings; train it with --intervals, or train bayesian-pmf");
    CommandRun trained =
        CommandRun.of("train", "--model", "item-knn", "--intervals", "--out", file);
    assertThat(trained.out()).contains("item-knn fitted to all 35051 ratings");
    CommandRun explained = CommandRun.of(explain);
    assertThat(explained.code()).as(explained.err()).isEqualTo(0);
    assertThat(explained.out()).contains("With probability 0.8 the rating lies between ");
    JsonNode range = new ObjectMapper().readTree(json.toFile()).get("interval");
    assertThat(range.get("low").asDouble()).isBetween(1.0, range.get("high").asDouble());
    explain[8] = "80";
    assertThat(CommandRun.of(explain).firstErrorLine())
        .isEqualTo(
            "deepmovie: Invalid value for option '--interval': '80'; give a probability above 0 and"
                + " below 1, such as 0.8");
  }

  @Test
  void aModelThatCannotExplainPrintsItsPredictionWithTheInterval() throws IOException {
    String file = folder.resolve("model.zip").toString();
    Path json = folder.resolve("why.json");
    CommandRun.of("train", "--model", SMALL_PMF, "--out", file, "--no-refit");
    String[] explain = {
      "explain", "--model", file, "--user", "u001", "--item", "m007", "--interval", "0.8"
    };
    CommandRun run = CommandRun.of(explain);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .hasSize(2)
        .first()
        .asString()
        .matches(
            "pmf predicts \\d\\.\\d\\d for user u001 and The Simmering Coach \\(1997\\), and does not"
                + " support explanations\\.");
    assertThat(run.out()).contains("With probability 0.8 the rating lies between ");
    CommandRun.of(
        Stream.concat(Stream.of(explain), Stream.of("--json", json.toString()))
            .toArray(String[]::new));
    JsonNode written = new ObjectMapper().readTree(json.toFile());
    assertThat(written.get("prediction").asDouble())
        .isBetween(
            written.get("interval").get("low").asDouble(),
            written.get("interval").get("high").asDouble());
  }

  @Test
  void intervalsNeedHeldOutRatings() {
    String file = folder.resolve("model.zip").toString();
    CommandRun run =
        CommandRun.of(
            "train", "--model", "baseline", "--intervals", "--validation", "0", "--out", file);
    assertThat(run.firstErrorLine())
        .isEqualTo("deepmovie: --intervals need held-out ratings; give --validation above 0");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void itemsThatTheModelDoesNotKnowAreLeftOutAndNamedOrRefused() throws IOException {
    String file = folder.resolve("model.zip").toString();
    CommandRun.of("train", "--model", SMALL_PMF, "--out", file, "--no-refit");
    Path json = folder.resolve("list.json");
    String[] history = {
      "recommend", "--model", file, "--ratings", "m001=5,x9=4", "-n", "2", "--json", json.toString()
    };
    CommandRun run = CommandRun.of(history);
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.firstErrorLine())
        .isEqualTo("left out, as the model does not know them: 1 of the 2 items of --ratings: x9");
    JsonNode list = new ObjectMapper().readTree(json.toFile());
    assertThat(list.get("unknownItems").get(0).asText()).isEqualTo("x9");
    assertThat(list.get("items").get(1).get("rank").asInt()).isEqualTo(2);
    assertThat(run.out()).contains("(item " + list.get("items").get(0).get("item").asText() + ")");
    String[] strict = Arrays.copyOf(history, history.length + 1);
    strict[history.length] = "--strict";
    CommandRun refused = CommandRun.of(strict);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.firstErrorLine())
        .isEqualTo("deepmovie: the model does not know 1 of the 2 items of --ratings: x9");
  }

  @Test
  void anEmptyListSaysWhy() throws IOException {
    Path all =
        Files.writeString(folder.resolve("all.csv"), "user,item,rating\nann,tea,5\nann,pie,2\n");
    String file = folder.resolve("model.zip").toString();
    CommandRun.of("train", "--data", all.toString(), "--model", "popularity", "--out", file);
    assertThat(CommandRun.of("recommend", "--model", file, "--user", "ann").out().strip())
        .isEqualTo(
            "nothing to recommend: user ann is known to have interacted with all 2 items of the"
                + " model");
  }

  @Test
  void aHistoryMayBeAFileInAnyFormOrStandardInput() throws IOException {
    String file = folder.resolve("model.zip").toString();
    CommandRun.of("train", "--model", SMALL_PMF, "--out", file, "--no-refit");
    Path mine = Files.writeString(folder.resolve("mine.tsv"), "seen\tstars\tfilm\n1\t5\tm001\n");
    CommandRun run = CommandRun.of("recommend", "--model", file, "--ratings", mine.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.firstErrorLine()).startsWith(mine + ": item = film, rating = stars; fields");
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("m001;5\nm002;1\n".getBytes(UTF_8)));
      CommandRun piped = CommandRun.of("recommend", "--model", file, "--ratings", "-", "-n", "3");
      assertThat(piped.code()).as(piped.err()).isZero();
      assertThat(piped.firstErrorLine())
          .isEqualTo(
              "standard input: item = column 1, rating = column 2; fields between semicolons");
      assertThat(piped.out().lines()).hasSize(3);
    } finally {
      System.setIn(before);
    }
    CommandRun columns =
        CommandRun.of(
            "recommend", "--model", file, "--ratings", mine.toString(), "--columns", "item=9");
    assertThat(columns.firstErrorLine())
        .startsWith(
            "deepmovie: " + mine + ":1: no column '9' for the item among seen, stars, film");
  }

  @Test
  void trainWritesAReport() throws IOException {
    Path data =
        Files.writeString(folder.resolve("r.csv"), "user,item,rating\nann,tea,5\nbob,pie,2\n");
    Path json = folder.resolve("fit.json");
    String file = folder.resolve("model.zip").toString();
    CommandRun run =
        CommandRun.of(
            "train",
            "--data",
            data.toString(),
            "--model",
            "baseline",
            "--out",
            file,
            "--json",
            json.toString());
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.get("model").asText()).isEqualTo("baseline");
    assertThat(report.get("ratings").asInt()).isEqualTo(2);
    assertThat(report.get("feedback").asText()).isEqualTo("RATINGS");
    assertThat(report.get("file").asText()).isEqualTo(file);
    assertThat(report.get("read").get("files").get(0).get("rows").asInt()).isEqualTo(2);
  }

  @Test
  void trainSaysWhatTheModelIsFittedTo() {
    String file = folder.resolve("model.zip").toString();
    assertThat(CommandRun.of("train", "--model", SMALL_PMF, "--out", file).out())
        .contains("pmf fitted to all 35051 ratings with epochs=3, which validation found best, in");
    assertThat(CommandRun.of("train", "--model", SMALL_PMF, "--out", file, "--no-refit").out())
        .contains(
            "pmf fitted to 33298 of 35051 ratings with epochs=3, the best by validation on the"
                + " others, in");
    assertThat(CommandRun.of("train", "--model", "baseline", "--out", file).out())
        .contains("baseline fitted to all 35051 ratings, in");
  }

  @Test
  void aBlendIsOneFileThatExplainsItselfByItsParts() {
    String file = folder.resolve("blend.zip").toString();
    String blend = "blend:models=svd++(factors=2,epochs=2)/item-knn";
    assertThat(CommandRun.of("train", "--model", blend, "--out", file).out())
        .contains("blend fitted to all 35051 ratings, in");
    assertThat(CommandRun.of("train", "--model", blend + ",refit=false", "--out", file).err())
        .isEmpty();
    assertThat(CommandRun.of("explain", "--model", file, "--user", "u001", "--item", "m007").out())
        .contains("Why blend predicts")
        .containsPattern(
            "\\| svd\\+\\+\\(factors=2,epochs=2\\) +\\| +\\d\\.\\d{4} \\| 0\\.\\d{4} \\|")
        .containsPattern("\\| item-knn +\\| ");
    CommandRun unquoted = CommandRun.of("train", "--model", "blend:models=svd++", "--out", file);
    assertThat(unquoted.code()).isEqualTo(2);
    assertThat(unquoted.firstErrorLine()).contains("is 1 model; give 2 to 63");
    CommandRun kept = CommandRun.of("train", "--model", blend, "--out", file, "--no-refit");
    assertThat(kept.firstErrorLine())
        .isEqualTo(
            "deepmovie: blend refits by itself; to leave that out, set its option refit=false");
  }

  @Test
  void aTruncatedModelFileIsReportedInOneLine() throws IOException {
    Path file = Files.write(folder.resolve("model.zip"), new byte[] {'P', 'K', 3, 4, 0, 0});
    CommandRun run = CommandRun.of("recommend", "--model", file.toString(), "--user", "1");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines().toList())
        .isEqualTo(List.of("deepmovie: " + file + " is not a model file, or it is truncated"));
  }
}
