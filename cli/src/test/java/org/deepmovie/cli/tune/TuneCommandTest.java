package org.deepmovie.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deepmovie.cli.CommandRun;
import org.deepmovie.cli.SmallRatings;
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
}
