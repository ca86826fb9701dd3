package org.deepmovie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.deepmovie.data.Dataset;
import org.deepmovie.data.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopKCommandTest {

  private static final String PMF = "pmf:factors=5,iterations=3";

  @TempDir Path folder;

  /** The cells of the table's line that begins with {@code first}, those words left out. */
  private static List<String> cells(Answer answer, String... first) {
    return answer
        .out()
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
  void theFilesHoldTheNumbersOfTheTables() throws Exception {
    Path out = folder.resolve("plots");
    Path json = folder.resolve("topk.json");
    Answer answer =
        Answer.to(
            "topk",
            "--model",
            "baseline," + PMF,
            "--out",
            out.toString(),
            "--json",
            json.toString());
    assertEquals(0, answer.code(), answer.err());
    List<NamedCsvRecord> percentiles = read(out.resolve("percentiles.csv"));
    assertEquals(1001, percentiles.size());
    List<NamedCsvRecord> lists = read(out.resolve("lists.csv"));
    assertEquals(2 * 46, lists.size());
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    List<String> models = List.of("baseline", PMF);
    for (int m = 0; m < models.size(); m++) {
      String model = models.get(m);
      List<String> shares = cells(answer, model);
      for (int n = 0; n < TopKTable.PERCENTILES.size(); n++) {
        double percentile = TopKTable.PERCENTILES.get(n);
        NamedCsvRecord row = percentiles.get((int) Math.round(10 * percentile));
        assertEquals(percentile, Double.parseDouble(row.getField("percentile")));
        assertEquals(shares.get(n), rounded(row.getField(model)));
        assertEquals(
            report.get("results").get(m).get("within").get(String.valueOf(percentile)).asDouble(),
            Double.parseDouble(row.getField(model)));
      }
      assertEquals("1.0", percentiles.get(1000).getField(model));
      for (String metric : List.of("precision", "recall", "f1", "map")) {
        List<String> means = cells(answer, metric, model);
        assertEquals(10, means.size());
        for (int n = 0; n < means.size(); n++) {
          int at = 46 * m + 5 * n;
          NamedCsvRecord row = lists.get(at);
          assertEquals(model, row.getField("model"));
          assertEquals(String.valueOf(5 + 5 * n), row.getField("length"));
          assertEquals(means.get(n), rounded(row.getField(metric)));
          assertEquals(
              report.get("results").get(m).get("lists").get(5 * n).get(metric).asDouble(),
              Double.parseDouble(row.getField(metric)));
        }
      }
    }
    for (String name : List.of("percentiles", "lists")) {
      BufferedImage image = ImageIO.read(out.resolve(name + ".png").toFile());
      assertTrue(image.getWidth() > 1800 && image.getHeight() > 900);
      assertEquals(
          "svg",
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(withoutDoctype(out.resolve(name + ".svg")))
              .getDocumentElement()
              .getTagName());
    }
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(7, files.count());
    }
  }

  /** The doctype would have the parser ask a server. */
  private static InputStream withoutDoctype(Path svg) throws IOException {
    String text = Files.readString(svg).replaceFirst("<!DOCTYPE[^>]*>", "");
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theSameSeedGivesTheSameAtAnyNumberOfThreadsAndEveryModelIsAskedTheSame() {
    String[] line = {"topk", "--model", "baseline", "--threads", "1"};
    Answer one = Answer.to(line);
    line[4] = "3";
    Answer three = Answer.to(line);
    assertEquals(cells(one, "baseline").subList(0, 9), cells(three, "baseline").subList(0, 9));
    Answer twins =
        Answer.to("topk", "--model", "baseline:userRegularization=5,baseline:itemRegularization=5");
    for (String twin : List.of("baseline:userRegularization=5", "baseline:itemRegularization=5")) {
      assertEquals(cells(one, "baseline").subList(0, 9), cells(twins, twin).subList(0, 9));
    }
  }

  @Test
  void everyTopRatingIsHeldOutOnceByFolds() throws IOException {
    Dataset sample = Sample.generate(1).dataset();
    int best = 0;
    for (int p = 0; p < sample.ratings().size(); p++) {
      best += sample.ratings().byUser().value(p) == 5 ? 1 : 0;
    }
    Answer answer =
        Answer.to("topk", "--model", "baseline", "--split", "kfold:3", "--lengths", "7");
    assertEquals(0, answer.code(), answer.err());
    assertTrue(
        answer.out().contains("Share of the " + best + " held-out ratings of 5 that"),
        answer.out());
    assertEquals(1, cells(answer, "recall", "baseline").size());
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
  void whereNoTestRatingIsOfTheTopOfTheScaleNothingIsFitted() throws IOException {
    Answer answer =
        Answer.to(
            "topk", "--data", ratings(8).toString(), "--split", "time:0.8", "--model", "pmf+cnn");
    // a fit would be refused, too, as there are no texts
    assertEquals(2, answer.code());
    assertEquals(
        "deepmovie: no test rating is 5, the top of the scale: there is nothing to rank;"
            + " give another --split",
        answer.firstErrorLine());
  }

  @Test
  void foldsWithoutTopRatingsAddNone() throws IOException {
    Answer answer =
        Answer.to(
            "topk", "--data", ratings(2).toString(), "--split", "kfold:4", "--model", "slope-one");
    assertEquals(0, answer.code(), answer.err());
    assertTrue(answer.out().contains("Share of the 2 held-out ratings of 5"), answer.out());
  }

  @Test
  void nothingIsWrittenWhereSomethingIsWrong() throws IOException {
    Path out = folder.resolve("plots");
    Answer twice = Answer.to("topk", "--model", "baseline,baseline", "--out", out.toString());
    assertEquals("deepmovie: --model baseline stands twice; give it once", twice.firstErrorLine());
    Answer tooLong =
        Answer.to("topk", "--model", "baseline", "--lengths", "5..401", "--out", out.toString());
    assertEquals(
        "deepmovie: --lengths 5..401; sample (synthetic) has only 400 items",
        tooLong.firstErrorLine());
    assertFalse(Files.exists(out));
    Files.createDirectories(out.resolve("lists.svg"));
    Answer taken = Answer.to("topk", "--model", "baseline", "--out", out.toString());
    assertEquals(2, taken.code());
    assertEquals(
        "deepmovie: cannot write "
            + out.resolve("lists.svg")
            + ": it is not a regular file; give another path",
        taken.firstErrorLine());
    assertEquals("", taken.out());
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(1, files.count());
    }
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("lists.csv"), "mine");
    Answer owned = Answer.to("topk", "--model", "baseline", "--out", other.toString());
    assertEquals(2, owned.code());
    assertTrue(owned.firstErrorLine().contains("lists.csv is not as topk wrote it"), owned.err());
    assertEquals("", owned.out());
    assertEquals("mine", Files.readString(other.resolve("lists.csv")));
    Path file = Files.createFile(folder.resolve("file"));
    Answer noFolder = Answer.to("topk", "--model", "baseline", "--out", file.toString());
    assertEquals(
        "deepmovie: cannot write into " + file + ": it is no folder; give another",
        noFolder.firstErrorLine());
    assertNotEquals(0, noFolder.code());
  }
}
