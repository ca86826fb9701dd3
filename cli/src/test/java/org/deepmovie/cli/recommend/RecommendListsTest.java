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
import org.deepmovie.recommend.ItemFilter;
import org.deepmovie.recommend.MaximalMarginalRelevance;
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
          --user u001 --candidates no.txt  | no.txt: no such file
          --user u001 --new-items x.csv --filter year=1.. | --filter, --candidates, --with-known-items and --diversity are for items of the model; leave them out, or leave out --new-items
          """)
  void optionsThatDoNotFitAreOneSentence(String options, String message) {
    CommandRun run = recommend(options.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.firstErrorLine()).isEqualTo("deepmovie: " + message);
  }
}
