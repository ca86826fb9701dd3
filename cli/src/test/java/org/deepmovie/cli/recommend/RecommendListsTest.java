package org.deepmovie.cli.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.deepmovie.cli.CommandRun;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ItemFilter;
import org.deepmovie.recommend.MaximalMarginalRelevance;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.recommend.RecommendationQuery;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecommendListsTest {

  private static final Dataset SAMPLE = Sample.generate(1).dataset();

  @TempDir static Path models;
  @TempDir Path folder;

  private static Recommender model;
  private static String file;

  @BeforeAll
  static void aSavedModelWithAttributes() throws IOException {
    model =
        Providers.load()
            .trainer("pmf:factors=5,epochs=2")
            .fit(SAMPLE, TrainingContext.ofSeed(1).withThreads(2));
    file = models.resolve("model.zip").toString();
    ModelFile.save(model, Path.of(file));
  }

  private static CommandRun recommend(String... options) {
    return CommandRun.of(
        Stream.concat(Stream.of("recommend", "--model", file), Stream.of(options))
            .toArray(String[]::new));
  }

  private static List<String> lines(List<ScoredItem> items) {
    List<String> lines = new ArrayList<>();
    for (ScoredItem item : items) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%3d. %-50s %.2f   (item %s)",
              lines.size() + 1,
              item.title(),
              item.score(),
              item.id()));
    }
    return lines;
  }

  @Test
  void aModelWhoseVectorsAreMappedGivesTheSameListAndLeavesNothingInTheFolder() {
    CommandRun mapped = recommend("--user", "u001", "--mapped", folder.toString());
    assertThat(mapped.err()).isEmpty();
    assertThat(mapped.out()).isEqualTo(recommend("--user", "u001").out()).isNotEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aListHoldsOnlyItemsThatPassAllFilters() {
    RecommendationQuery query =
        RecommendationQuery.of(5)
            .withFilter(ItemFilter.parse("genre=Cookery"))
            .withFilter(ItemFilter.parse("year=1990.."));
    CommandRun run =
        recommend(
            "--user", "u001", "-n", "5", "--filter", "genre=Cookery", "--filter", "year=1990..");
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).isEqualTo(lines(model.recommend("u001", query))).isNotEmpty();
    assertThat(recommend("--user", "u001", "-n", "5").out()).isNotEqualTo(run.out());
  }

  @Test
  void candidatesOfTheCallerMayBeGivenInAFile() throws IOException {
    Path candidates = Files.writeString(folder.resolve("in-stock.txt"), "m003\n\n m001 \nx7\nm003");
    String[] options = {"--ratings", "m002=5", "--candidates", candidates.toString()};
    CommandRun run = recommend(options);
    assertThat(run.err().lines())
        .containsExactly(
            "left out, as the model does not know them: 1 of the 3 items of --candidates: x7");
    assertThat(run.out().lines())
        .isEqualTo(
            lines(
                model
                    .foldIn(Map.of("m002", 5))
                    .recommend(
                        RecommendationQuery.of(10)
                            .withFilter(ItemFilter.ids(List.of("m001", "m003"))))))
        .hasSize(2);
    assertThat(
            recommend("--user", "u001", "--strict", "--candidates", candidates.toString())
                .firstErrorLine())
        .isEqualTo("deepmovie: the model does not know 1 of the 3 items of --candidates: x7");
  }

  @Test
  void knownItemsComeBackByOptionAndDiversityReordersTheList() {
    RecommendationQuery all = RecommendationQuery.of(10).withKnownItems();
    assertThat(recommend("--user", "u001", "--with-known-items").out().lines())
        .isEqualTo(lines(model.recommend("u001", all)))
        .isNotEqualTo(lines(model.recommend("u001", 10)));
    RecommendationQuery diverse =
        RecommendationQuery.of(10).withDiversity(new MaximalMarginalRelevance(0.7));
    assertThat(recommend("--user", "u001", "--diversity", "0.7").out().lines())
        .isEqualTo(lines(model.recommend("u001", diverse)))
        .isNotEqualTo(lines(model.recommend("u001", 10)));
  }

  @Test
  void theListsOfAllUsersAreRowsOfACsvFile() throws IOException {
    Path out = folder.resolve("lists.csv");
    CommandRun run =
        recommend("--all", "-n", "3", "--filter", "year=1990..", "--out", out.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("lists of 600 users written to %s%n".formatted(out));
    RecommendationQuery query =
        RecommendationQuery.of(3).withFilter(ItemFilter.range("year", 1990, 3000));
    List<List<String>> expected =
        new ArrayList<>(List.of(List.of("user", "rank", "item", "title", "score")));
    for (String user : SAMPLE.users().ids()) {
      int rank = 0;
      for (ScoredItem item : model.recommend(user, query)) {
        rank++;
        String score = Double.toString(item.score());
        expected.add(List.of(user, Integer.toString(rank), item.id(), item.title(), score));
      }
    }
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(out)) {
      assertThat(rows.stream().map(CsvRecord::getFields)).isEqualTo(expected);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(out);
    }
  }

  @Test
  void theListsOfAllUsersAreLinesOfJson() throws IOException {
    Path out = folder.resolve("lists.txt");
    Path two = Files.writeString(folder.resolve("two.txt"), "m001\nm002\n");
    CommandRun run =
        recommend(
            "--all",
            "--candidates",
            two.toString(),
            "--out",
            out.toString(),
            "--out-format",
            "jsonl");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo(
            "lists of 600 users written to %s%n600 of them have fewer than 10 items, since no others are left%n"
                .formatted(out));
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(600);
    for (int user = 0; user < 600; user++) {
      JsonNode line = new ObjectMapper().readTree(lines.get(user));
      List<ScoredItem> items =
          model.recommend(
              user, RecommendationQuery.of(10).withFilter(ItemFilter.ids(List.of("m001", "m002"))));
      assertThat(line.get("user").asText()).isEqualTo(SAMPLE.users().id(user));
      assertThat(line.get("items")).hasSize(items.size());
      for (int n = 0; n < items.size(); n++) {
        JsonNode item = line.get("items").get(n);
        assertThat(item.get("rank").asInt()).isEqualTo(n + 1);
        assertThat(item.get("item").asText()).isEqualTo(items.get(n).id());
        assertThat(item.get("title").asText()).isEqualTo(items.get(n).title());
        assertThat(item.get("score").asDouble()).isEqualTo(items.get(n).score());
      }
    }
  }

  @Test
  void theIntervalOfEachRatingIsListedIfTheModelHasIntervals() throws IOException {
    String calibrated = folder.resolve("calibrated.zip").toString();
    CommandRun.of("train", "--model", "baseline", "--intervals", "--out", calibrated);
    Recommender baseline = ModelFile.load(Path.of(calibrated), Providers.load());
    Path json = folder.resolve("list.json");
    String[] list = {
      "recommend", "--model", calibrated, "--interval", "0.8", "-n", "2", "--json", json.toString()
    };
    CommandRun known = CommandRun.of(with(list, "--user", "u001"));
    assertThat(known.out().lines()).as(known.err()).hasSize(2);
    List<ScoredItem> items = baseline.recommend("u001", 2);
    JsonNode written = new ObjectMapper().readTree(json.toFile()).get("items");
    for (int n = 0; n < 2; n++) {
      PredictionInterval interval = baseline.predictInterval("u001", items.get(n).id(), 0.8);
      assertThat(known.out().lines().toList().get(n))
          .contains(
              String.format(Locale.ROOT, "   %.2f..%.2f   ", interval.low(), interval.high()));
      assertThat(written.get(n).get("interval").get("level").asDouble()).isEqualTo(0.8);
      assertThat(written.get(n).get("interval").get("low").asDouble()).isEqualTo(interval.low());
      assertThat(written.get(n).get("interval").get("high").asDouble()).isEqualTo(interval.high());
    }
    FoldedInUser guest = baseline.foldIn(Map.of("m002", 5));
    PredictionInterval first = guest.predictInterval(guest.recommend(1).get(0).item(), 0.8);
    assertThat(CommandRun.of(with(list, "--ratings", "m002=5")).out())
        .contains(String.format(Locale.ROOT, "%.2f..%.2f", first.low(), first.high()));
  }

  @Test
  void theListsOfAllUsersHaveIntervalsInBothFormats() throws IOException {
    String calibrated = folder.resolve("calibrated.zip").toString();
    CommandRun.of("train", "--model", "baseline", "--intervals", "--out", calibrated);
    PredictionInterval interval = firstInterval(calibrated);
    Path csv = folder.resolve("lists.csv");
    Path lines = folder.resolve("lists.jsonl");
    for (Path out : List.of(csv, lines)) {
      CommandRun run =
          CommandRun.of(
              "recommend",
              "--model",
              calibrated,
              "--all",
              "--interval",
              "0.8",
              "-n",
              "1",
              "--out",
              out.toString());
      assertThat(run.code()).as(run.err()).isZero();
    }
    assertThat(Files.readAllLines(csv).get(0)).isEqualTo("user,rank,item,title,score,low,high");
    assertThat(Files.readAllLines(csv).get(1))
        .endsWith("," + interval.low() + "," + interval.high());
    JsonNode line = new ObjectMapper().readTree(Files.readAllLines(lines).get(0));
    assertThat(line.get("items").get(0).get("interval").get("high").asDouble())
        .isEqualTo(interval.high());
  }

  private static PredictionInterval firstInterval(String file) throws IOException {
    Recommender baseline = ModelFile.load(Path.of(file), Providers.load());
    return baseline.predictInterval(0, baseline.recommend(0, 1).get(0).item(), 0.8);
  }

  private static String[] with(String[] options, String... more) {
    return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void aModelWithoutIntervalsSaysWhatToDoAndWritesNothing() {
    Path out = folder.resolve("lists.csv");
    for (String[] recipient :
        List.of(new String[] {"--user", "u001"}, new String[] {"--all", "--out", out.toString()})) {
      assertThat(recommend(with(recipient, "--interval", "0.8")).firstErrorLine())
          .isEqualTo(
              "deepmovie: pmf has no prediction intervals, as it was fitted without validation"
                  + " ratings; train it with --intervals, or train bayesian-pmf");
    }
    assertThat(out).doesNotExist();
  }

  @Test
  void aFileThatFailsLeavesTheOldOne() throws IOException {
    Path out = Files.writeString(folder.resolve("lists.csv"), "old");
    CommandRun run = recommend("--all", "--filter", "colour=red", "--out", out.toString());
    assertThat(run.firstErrorLine())
        .isEqualTo("deepmovie: items have no attribute 'colour'; they have year, genre");
    assertThat(out).hasContent("old");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --all                            | --all writes a file; give --out FILE.csv or FILE.jsonl
          --all --out x.zip                | --out x.zip: the ending tells no format; name it .csv or .jsonl, or give --out-format
          --all --user u001                | --all are all users of the model; leave out --user, --ratings and --attributes
          --user u001 --out x.csv          | --out is for the lists of all users; give --all, or --json for one list
          --user u001 --out-format csv     | --out-format is that of --out; give --out, too
          --all --out x.csv --json y.json  | --json is for one list; with --all give --out FILE.jsonl
          --all --out x.csv --out-format x | Invalid value for option '--out-format': 'x'; give csv or jsonl
          --user u001 --filter genre       | "'genre' is not a filter; write genre=Horror|Thriller, genre!=Horror or year=1990.."
          --user u001 --filter year=3000.. | none of the 400 items of the model passes all of --filter and --candidates
          --user u001 --diversity 1.5      | Invalid value for option '--diversity': '1.5'; give a share from 0 to below 1
          --user u001 --interval 1         | Invalid value for option '--interval': '1'; give a probability above 0 and below 1, such as 0.8
          --user u001 --new-items x.csv --interval 0.8 | --interval is for items of the model; leave it out, or leave out --new-items
          --user u001 --candidates no.txt  | no.txt: no such file
          --user u001 --new-items x.csv --filter year=1.. | --filter, --candidates, --with-known-items and --diversity are for items of the model; leave them out, or leave out --new-items
          """)
  void optionsThatDoNotFitAreOneSentence(String options, String message) {
    CommandRun run = recommend(options.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.firstErrorLine()).isEqualTo("deepmovie: " + message);
  }
}
