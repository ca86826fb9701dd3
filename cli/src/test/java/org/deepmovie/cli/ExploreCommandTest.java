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
    assertEquals(2 * 17 + 3, files(out).size());
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

  private Path ratings() throws IOException {
    return Files.writeString(folder.resolve("r.csv"), "user,item,rating\na,x,1\na,y,2\nb,x,2\n");
  }

  @Test
  void missingParentsAreMade() throws IOException {
    Path out = folder.resolve("a/b/page");
    Answer answer = Answer.to("explore", "--data", ratings().toString(), "--out", out.toString());
    assertEquals(0, answer.code(), answer.err());
    assertTrue(Files.exists(out.resolve("index.html")));
  }

  @Test
  void chartsOfAnEarlierPageAreTakenAwayAndNothingElseIs() throws IOException {
    Path out = folder.resolve("page");
    Answer.to("explore", "--out", out.toString());
    Files.writeString(out.resolve("notes.txt"), "mine");
    Files.writeString(out.resolve("items-by-genre.csv"), "changed by hand");
    Answer answer = Answer.to("explore", "--data", ratings().toString(), "--out", out.toString());
    assertEquals(0, answer.code(), answer.err());
    assertFalse(Files.exists(out.resolve("items-by-genre.svg")));
    assertEquals("mine", Files.readString(out.resolve("notes.txt")));
    assertEquals("changed by hand", Files.readString(out.resolve("items-by-genre.csv")));
    assertEquals(2 * 6 + 3 + 2, files(out).size());
  }

  @Test
  void ratingsInTheFolderOfThePageAreNotReplacedByAChart() throws IOException {
    Path ratings = Files.move(ratings(), folder.resolve("ratings.csv"));
    String before = Files.readString(ratings);
    Answer answer = Answer.to("explore", "--data", ratings.toString(), "--out", folder.toString());
    assertEquals(2, answer.code());
    assertEquals(
        "deepmovie: "
            + ratings
            + " is not as explore wrote it, and is not replaced; move it or give another folder",
        answer.firstErrorLine());
    assertEquals(before, Files.readString(ratings));
    assertEquals(1, files(folder).size());
  }

  @Test
  void aFileOfTheListsNameThatIsNoListIsLeftAlone() throws IOException {
    Path out = Files.createDirectories(folder.resolve("page"));
    Files.writeString(out.resolve("explore.sha256"), "../r.csv");
    Answer answer = Answer.to("explore", "--data", ratings().toString(), "--out", out.toString());
    assertEquals(2, answer.code());
    assertTrue(answer.firstErrorLine().contains("no list of checksums"), answer.firstErrorLine());
    assertEquals(1, files(out).size());
  }

  @Test
  void aPageThatWasLeftHalfWrittenIsReplaced() throws IOException {
    Path out = folder.resolve("page");
    Answer.to("explore", "--data", ratings().toString(), "--out", out.toString());
    Files.delete(out.resolve("ratings.svg"));
    Files.delete(out.resolve("index.html"));
    Answer answer = Answer.to("explore", "--data", ratings().toString(), "--out", out.toString());
    assertEquals(0, answer.code(), answer.err());
    assertEquals(2 * 6 + 3, files(out).size());
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
    Answer lost = Answer.to("explore", "--out", file.resolve("no/such").toString());
    assertEquals(2, lost.code());
    assertTrue(
        lost.firstErrorLine().endsWith(file + " is no folder that you may write to; give another"),
        lost.firstErrorLine());
    Path dangling = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    Answer unmade = Answer.to("explore", "--out", dangling.toString());
    assertEquals(2, unmade.code());
    assertTrue(unmade.firstErrorLine().contains("cannot make the folder"), unmade.firstErrorLine());
    Path out = Files.createDirectories(folder.resolve("page"));
    Files.createDirectory(out.resolve("text-lengths.svg"));
    Answer taken = Answer.to("explore", "--out", out.toString());
    assertEquals(2, taken.code());
    assertEquals(
        "deepmovie: cannot write "
            + out.resolve("text-lengths.svg")
            + ": it is not a regular file; give another path",
        taken.firstErrorLine());
    assertEquals(1, files(out).size());
    Path unread = folder.resolve("unread");
    Answer noData = Answer.to("explore", "--data", "/no/such", "--out", unread.toString());
    assertEquals(2, noData.code());
    assertFalse(Files.exists(unread));
  }
}
