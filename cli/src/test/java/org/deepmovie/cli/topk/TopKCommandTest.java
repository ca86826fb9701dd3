package org.deepmovie.cli.topk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.deepmovie.cli.CommandRun;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.sample.Sample;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopKCommandTest {

  private static final String PMF = "pmf:factors=5,epochs=3";

  @TempDir Path folder;

  /** The cells of the table's line that begins with {@code first}, those words left out. */
  private static List<String> cells(CommandRun run, String... first) {
    return run.out()
        .lines()
        .filter(line -> line.startsWith("|"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .filter(cells -> cells.subList(0, first.length).equals(List.of(first)))
        .findFirst()
        .map(cells -> cells.subList(first.length, cells.size()))
        .orElseThrow();
  }

  private static List<NamedCsvRecord> read(Path csv) throws IOException {
    try (Stream<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv).stream()) {
      return rows.toList();
    }
  }

  private static String rounded(String number) {
    return String.format(Locale.ROOT, "%.4f", Double.parseDouble(number));
  }

  @Test
  @Tag("slow")
  void theFilesHoldTheNumbersOfTheTables() throws Exception {
    Path out = folder.resolve("plots");
    Path json = folder.resolve("topk.json");
    CommandRun run =
        CommandRun.of(
            "topk",
            "--model",
            "baseline," + PMF,
            "--out",
            out.toString(),
            "--json",
            json.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    List<NamedCsvRecord> percentiles = read(out.resolve("percentiles.csv"));
    assertThat(percentiles.size()).isEqualTo(1001);
    List<NamedCsvRecord> lists = read(out.resolve("lists.csv"));
    assertThat(lists.size()).isEqualTo(2 * 46);
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    List<String> models = List.of("baseline", PMF);
    for (int m = 0; m < models.size(); m++) {
      String model = models.get(m);
      List<String> shares = cells(run, model);
      for (int n = 0; n < TopKTables.PERCENTILES.size(); n++) {
        double percentile = TopKTables.PERCENTILES.get(n);
        NamedCsvRecord row = percentiles.get((int) Math.round(10 * percentile));
        assertThat(Double.parseDouble(row.getField("percentile"))).isEqualTo(percentile);
        assertThat(rounded(row.getField(model))).isEqualTo(shares.get(n));
        assertThat(Double.parseDouble(row.getField(model)))
            .isEqualTo(
                report
                    .get("results")
                    .get(m)
                    .get("within")
                    .get(String.valueOf(percentile))
                    .asDouble());
      }
      assertThat(percentiles.get(1000).getField(model)).isEqualTo("1.0");
      for (String metric : List.of("precision", "recall", "f1", "map")) {
        List<String> means = cells(run, metric, model);
        assertThat(means.size()).isEqualTo(10);
        for (int n = 0; n < means.size(); n++) {
          int at = 46 * m + 5 * n;
          NamedCsvRecord row = lists.get(at);
          assertThat(row.getField("model")).isEqualTo(model);
          assertThat(row.getField("length")).isEqualTo(String.valueOf(5 + 5 * n));
          assertThat(rounded(row.getField(metric))).isEqualTo(means.get(n));
          assertThat(Double.parseDouble(row.getField(metric)))
              .isEqualTo(
                  report.get("results").get(m).get("lists").get(5 * n).get(metric).asDouble());
        }
      }
    }
    for (String name : List.of("percentiles", "lists")) {
      BufferedImage image = ImageIO.read(out.resolve(name + ".png").toFile());
      assertThat(image.getWidth()).isGreaterThan(1800);
      assertThat(image.getHeight()).isGreaterThan(900);
      assertThat(
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(withoutDoctype(out.resolve(name + ".svg")))
                  .getDocumentElement()
                  .getTagName())
          .isEqualTo("svg");
    }
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.count()).isEqualTo(7);
    }
  }

  /** The doctype would have the parser ask a server. */
  private static InputStream withoutDoctype(Path svg) throws IOException {
    String text = Files.readString(svg).replaceFirst("<!DOCTYPE[^>]*>", "");
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theNumberOfThreadsDoesNotChangeResultsAndAllModelsRankTheSameItems() {
    String[] line = {"topk", "--model", "baseline", "--threads", "1"};
    CommandRun one = CommandRun.of(line);
    line[4] = "3";
    CommandRun three = CommandRun.of(line);
    assertThat(cells(three, "baseline").subList(0, 9))
        .isEqualTo(cells(one, "baseline").subList(0, 9));
    CommandRun twins =
        CommandRun.of(
            "topk",
            "--model",
            "baseline:userBiasRegularization=5,baseline:itemBiasRegularization=5");
    for (String twin :
        List.of("baseline:userBiasRegularization=5", "baseline:itemBiasRegularization=5")) {
      assertThat(cells(twins, twin).subList(0, 9)).isEqualTo(cells(one, "baseline").subList(0, 9));
    }
  }

  @Test
  void foldsHoldOutEveryTopRatingOnce() throws IOException {
    Dataset sample = Sample.generate(1).dataset();
    int best = 0;
    for (int p = 0; p < sample.ratings().size(); p++) {
      best += sample.ratings().byUser().value(p) == 5 ? 1 : 0;
    }
    CommandRun run =
        CommandRun.of("topk", "--model", "baseline", "--split", "kfold:3", "--lengths", "7");
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).contains("Share of the " + best + " held-out ratings of 5 that");
    assertThat(cells(run, "recall", "baseline").size()).isEqualTo(1);
  }

  /**
   * Ratings by twelve users of eight items, by time; the first {@code fives} are 5, the rest 2 or
   * 4.
   */
  private Path ratings(int fives) throws IOException {
    StringBuilder lines = new StringBuilder("user,item,rating,timestamp\n");
    for (int n = 0; n < 96; n++) {
      int rating = n < fives ? 5 : 2 + 2 * (n % 2);
      lines.append("u%d,i%d,%d,%d\n".formatted(n / 8, n % 8, rating, 1000 + n));
    }
    return Files.writeString(folder.resolve("ratings.csv"), lines);
  }

  @Test
  void aTestSetWithoutTopRatingsIsRefusedBeforeAnyFit() throws IOException {
    CommandRun run =
        CommandRun.of(
            "topk", "--data", ratings(8).toString(), "--split", "time:0.8", "--model", "pmf+cnn");
    // a fit would be refused, too, as there are no texts
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "deepmovie: the test set has no ratings of 5, so there is nothing to rank; give another"
                + " --split or --relevant");
  }

  @Test
  void foldsWithoutTopRatingsAreSkipped() throws IOException {
    CommandRun run =
        CommandRun.of(
            "topk", "--data", ratings(2).toString(), "--split", "kfold:4", "--model", "slope-one");
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).contains("Share of the 2 held-out ratings of 5");
  }

  @Test
  void nothingIsWrittenIfAnOptionOrTheFolderIsUnusable() throws IOException {
    Path out = folder.resolve("plots");
    CommandRun twice =
        CommandRun.of("topk", "--model", "baseline,baseline", "--out", out.toString());
    assertThat(twice.firstErrorLine())
        .isEqualTo("deepmovie: --model baseline is given twice; give it once");
    CommandRun tooLong =
        CommandRun.of(
            "topk", "--model", "baseline", "--lengths", "5..401", "--out", out.toString());
    assertThat(tooLong.firstErrorLine())
        .isEqualTo(
            "deepmovie: --lengths goes up to 401, but sample (synthetic) has only 400 items");
    assertThat(out).doesNotExist();
    Files.createDirectories(out.resolve("lists.svg"));
    CommandRun taken = CommandRun.of("topk", "--model", "baseline", "--out", out.toString());
    assertThat(taken.code()).isEqualTo(2);
    assertThat(taken.firstErrorLine())
        .isEqualTo(
            "deepmovie: cannot write "
                + out.resolve("lists.svg")
                + ": it is not a regular file; give another path");
    assertThat(taken.out()).isEqualTo("");
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.count()).isEqualTo(1);
    }
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("lists.csv"), "mine");
    CommandRun owned = CommandRun.of("topk", "--model", "baseline", "--out", other.toString());
    assertThat(owned.code()).isEqualTo(2);
    assertThat(owned.firstErrorLine())
        .as(owned.err())
        .contains("lists.csv was not written by topk");
    assertThat(owned.out()).isEqualTo("");
    assertThat(Files.readString(other.resolve("lists.csv"))).isEqualTo("mine");
    Path file = Files.createFile(folder.resolve("file"));
    CommandRun noFolder = CommandRun.of("topk", "--model", "baseline", "--out", file.toString());
    assertThat(noFolder.firstErrorLine())
        .isEqualTo(
            "deepmovie: cannot write into " + file + ": it is not a folder; give another --out");
    assertThat(noFolder.code()).isNotEqualTo(0);
  }
}
