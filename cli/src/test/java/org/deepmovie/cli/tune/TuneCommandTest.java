package org.deepmovie.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deepmovie.cli.CommandRun;
import org.deepmovie.cli.SmallRatings;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneCommandTest {

  @TempDir Path folder;

  private CommandRun tune(String... more) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                "tune", "--data", SmallRatings.write(folder).toString(), "--validation", "0.2"));
    line.addAll(List.of(more));
    return CommandRun.of(line.toArray(String[]::new));
  }

  @Test
  void theBestTrialsArePrintedWithOptionsThatEvaluateAccepts() throws IOException {
    Path json = folder.resolve("tuned.json");
    CommandRun run = tune("--model", "pmf:epochs=9", "--trials", "9", "--json", json.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.out())
        .contains("trials 9 with 1 epoch, then 3 with 3 epochs, then 1 with 9 epochs");
    assertThat(run.out().lines().filter(l -> l.matches("\\| +\\d.*factors=.*")).count())
        .isEqualTo(9);
    List<String> lines = run.out().lines().toList();
    String best = lines.get(lines.size() - 1);
    assertThat(best).startsWith("  --model pmf:epochs=9,factors=");
    String spec = best.substring("  --model ".length());
    CommandRun evaluated =
        CommandRun.of("evaluate", "--data", SmallRatings.write(folder).toString(), "--model", spec);
    assertThat(evaluated.code()).as(evaluated.err()).isEqualTo(0);
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.get("best").asText()).isEqualTo(spec);
    assertThat(report.get("trials").size()).isEqualTo(9);
    assertThat(report.get("fits").asInt()).isEqualTo(13);
    assertThat(report.get("ranges").get("userRegularization").asText()).isEqualTo("0.1..10 log");
    assertThat(report.get("trials").get(0).get("validationError").asDouble()).isGreaterThan(0);
  }

  @Test
  void aModelThatRanksWithoutEpochsIsJudgedByNdcg() throws IOException {
    CommandRun run = tune("--model", "ease", "--trials", "2");
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).contains("Best options, validation 1 - NDCG@100 0.");
  }

  @Test
  void aModelThatRanksIsJudgedByItsEarlyStoppingMeasure() throws IOException {
    Path json = folder.resolve("tuned.json");
    CommandRun run =
        tune(
            "--model",
            "implicit-als:epochs=2",
            "--range",
            "factors=1..9",
            "--trials",
            "3",
            "--json",
            json.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).contains("Best options, validation percentile rank 0.");
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.get("measure").asText()).isEqualTo("percentile rank");
    JsonNode trials = report.get("trials");
    assertThat(trials.get(2).get("validationError").asDouble())
        .isNotEqualTo(trials.get(1).get("validationError").asDouble());
  }

  @Test
  void givenRangesAreTriedAndTheSameSeedGivesTheSameResult() throws IOException {
    String[] line = {
      "--model",
      "baseline:userBiasRegularization=3",
      "--range",
      "epochs=2,4",
      "--range",
      "itemBiasRegularization=20..30"
    };
    CommandRun run = tune(line);
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    List<String> lines = run.out().lines().toList();
    int at = lines.indexOf("tune   baseline:userBiasRegularization=3");
    assertThat(lines.subList(at + 1, at + 4))
        .isEqualTo(
            List.of("       itemBiasRegularization 20..30 log", "       epochs 2,4", "trials 27"));
    assertThat(run.out())
        .contains("  --model baseline:userBiasRegularization=3,itemBiasRegularization=2");
    String seconds = "[0-9]+\\.[0-9][0-9] |read in.*";
    assertThat(tune(line).out().replaceAll(seconds, ""))
        .isEqualTo(run.out().replaceAll(seconds, ""));
  }

  @Test
  void noFitStartsAfterTheBudgetIsSpent() throws IOException {
    CommandRun run = tune("--model", "baseline", "--budget", "0.000001s");
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).contains("The budget was spent after 1 of 27 fits");
    assertThat(run.out())
        .contains("  --model baseline:userBiasRegularization=5,itemBiasRegularization=5");
  }

  private static JsonNode withoutTimes(Path json) throws IOException {
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    report.get("trials").forEach(trial -> ((ObjectNode) trial).remove("seconds"));
    ((ObjectNode) report).remove("read");
    return report;
  }

  @Test
  void aStoppedSearchOfSeveralObjectivesGoesOnToTheSameResultAndSavesModelAndPage()
      throws IOException {
    Path json = folder.resolve("tuned.json");
    Path journal = folder.resolve("fits.jsonl");
    Path best = folder.resolve("best.zip");
    Path page = folder.resolve("page");
    String[] line = {
      "--model",
      "pmf:epochs=3",
      "--trials",
      "9",
      "--objective",
      "rmse,ndcg@5",
      "--journal",
      journal.toString(),
      "--json",
      json.toString(),
      "--save-best",
      best.toString(),
      "--out",
      page.toString()
    };
    CommandRun whole = tune(line);
    assertThat(whole.code()).as(whole.err()).isEqualTo(0);
    assertThat(whole.out())
        .contains("1 - NDCG@5 | Pareto |")
        .contains("Share of the variance of the trials' ranks that each option explains:")
        .contains("saved  " + best);
    JsonNode report = withoutTimes(json);
    JsonNode first = report.get("trials").get(0);
    assertThat(first.get("paretoOptimal").asBoolean()).isTrue();
    assertThat(first.get("errors").get("RMSE")).isEqualTo(first.get("validationError"));
    assertThat(report.get("importances").size()).isEqualTo(3);
    Recommender saved = ModelFile.load(best, Providers.load());
    assertThat(report.get("best").asText()).contains(saved.header().options().get("factors"));
    assertThat(page.resolve("index.html")).content().contains("Which option mattered");
    assertThat(page.resolve("importance.svg")).content().contains("userRegularization");
    List<String> fits = Files.readAllLines(journal);
    assertThat(fits).hasSize(1 + 9 + 3);
    Files.writeString(journal, String.join("\n", fits.subList(0, 6)) + "\n{\"trial\":6,");
    CommandRun resumed = tune(line);
    assertThat(resumed.code()).as(resumed.err()).isEqualTo(0);
    assertThat(resumed.out()).contains("fits   5 are taken over from the journal");
    assertThat(withoutTimes(json)).isEqualTo(report);
    assertThat(Files.readAllLines(journal)).hasSize(1 + 9 + 3);
    assertThat(tune("--model", "pmf", "--journal", journal.toString()).err())
        .contains("deepmovie: " + journal + " is the journal of another search: its ");
  }

  @Test
  void anUnknownObjectiveAndAListThatIsTooLongAreRefused() throws IOException {
    assertThat(tune("--model", "pmf", "--objective", "ndcg").err())
        .contains("deepmovie: there is no objective 'ndcg'; give rmse, mae,");
    assertThat(tune("--model", "pmf", "--objective", "ndcg@999").err())
        .contains("deepmovie: objective 'ndcg@999': give a length of list from 1 to ");
  }
}
