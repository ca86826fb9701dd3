package org.deepmovie.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExploreCommandTest {

  @TempDir Path folder;

  private static List<Path> files(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.sorted().toList();
    }
  }

  private static List<NamedCsvRecord> csv(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    }
  }

  @Test
  void aFolderIsFilledWithThePageAndEachChartTwice() throws IOException {
    Path out = folder.resolve("page");
    Answer answer = Answer.to("explore", "--out", out.toString());
    assertEquals(0, answer.code(), answer.err());
    assertTrue(answer.out().contains("page     " + out.resolve("index.html")), answer.out());
    assertTrue(answer.out().contains("charts   17,"), answer.out());
    assertEquals(2 * 17 + 2, files(out).size());
    Dataset sample = Sample.generate(1).dataset();
    long ratings = 0;
    for (NamedCsvRecord line : csv(out.resolve("ratings-per-user.csv"))) {
      int user = sample.users().indexOf(line.getField("user"));
      int count = Integer.parseInt(line.getField("ratings"));
      assertEquals(sample.ratings().byUser().count(user), count);
      ratings += count;
    }
    assertEquals(sample.ratings().size(), ratings);
    String page = Files.readString(out.resolve("index.html"));
    assertTrue(page.contains("<td>35,051</td>"));
    assertTrue(
        Files.readString(out.resolve("ratings.svg")).contains("sample (synthetic): Ratings"));
  }

  @Test
  void theSameDataGivesTheSameBytes() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Answer.to("explore", "--out", one.toString());
    Answer.to("explore", "--out", two.toString());
    Answer.to("explore", "--out", two.toString());
    assertEquals(
        files(one).stream().map(one::relativize).toList(),
        files(two).stream().map(two::relativize).toList());
    for (Path file : files(one)) {
      assertArrayEquals(
          Files.readAllBytes(file), Files.readAllBytes(two.resolve(one.relativize(file))));
    }
  }

  @Test
  void ratingsAloneAreEnough() throws IOException {
    Path ratings =
        Files.writeString(folder.resolve("r.csv"), "user,item,rating\na,x,1\na,y,2\nb,x,2\n");
    Path out = folder.resolve("page");
    Answer answer = Answer.to("explore", "--data", ratings.toString(), "--out", out.toString());
    assertEquals(0, answer.code(), answer.err());
    assertTrue(Files.readString(out.resolve("index.html")).contains("This data has no genres."));
    assertFalse(Files.exists(out.resolve("items-by-genre.svg")));
  }

  @Test
  void nothingIsWrittenWhereSomethingIsWrong() throws IOException {
    Answer none = Answer.to("explore");
    assertEquals(2, none.code());
    assertEquals("deepmovie: Missing required option: '--out=FOLDER'", none.firstErrorLine());
    Path file = Files.createFile(folder.resolve("file"));
    Answer noFolder = Answer.to("explore", "--out", file.toString());
    assertEquals(2, noFolder.code());
    assertEquals(
        "deepmovie: cannot write into " + file + ": it is no folder; give another",
        noFolder.firstErrorLine());
    Answer lost = Answer.to("explore", "--out", folder.resolve("no/such/folder").toString());
    assertEquals(2, lost.code());
    assertTrue(lost.firstErrorLine().contains("there is no folder"), lost.firstErrorLine());
    Path out = Files.createDirectories(folder.resolve("page"));
    Files.createDirectory(out.resolve("text-lengths.svg"));
    Answer taken = Answer.to("explore", "--out", out.toString());
    assertEquals(2, taken.code());
    assertEquals(
        "deepmovie: cannot write "
            + out.resolve("text-lengths.svg")
            + ": it is no regular file; give another",
        taken.firstErrorLine());
    assertEquals(1, files(out).size());
    Path unread = folder.resolve("unread");
    Answer noData = Answer.to("explore", "--data", "/no/such", "--out", unread.toString());
    assertEquals(2, noData.code());
    assertFalse(Files.exists(unread));
  }
}
