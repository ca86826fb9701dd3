package org.deepmovie.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.deepmovie.cli.CommandRun;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.sample.Sample;
import org.junit.jupiter.api.Tag;
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
  @Tag("slow")
  void thePageAndEachChartAsSvgAndCsvAreWritten() throws IOException {
    Path out = folder.resolve("page");
    CommandRun run = CommandRun.of("explore", "--out", out.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).contains("page     " + out.resolve("index.html"));
    assertThat(run.out()).contains("charts   17,");
    assertThat(files(out).size()).isEqualTo(2 * 17 + 3);
    Dataset sample = Sample.generate(1).dataset();
    long ratings = 0;
    for (NamedCsvRecord line : csv(out.resolve("ratings-per-user.csv"))) {
      int user = sample.users().indexOf(line.getField("user"));
      int count = Integer.parseInt(line.getField("ratings"));
      assertThat(count).isEqualTo(sample.ratings().byUser().count(user));
      ratings += count;
    }
    assertThat(ratings).isEqualTo(sample.ratings().size());
    String page = Files.readString(out.resolve("index.html"));
    assertThat(page).contains("<td>35,051</td>");
    assertThat(Files.readString(out.resolve("ratings.svg")))
        .contains("sample (synthetic): Ratings");
  }

  @Test
  @Tag("slow")
  void theSameDataGivesTheSameBytesInEveryLocale() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    CommandRun.of("explore", "--out", one.toString());
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    CommandRun.of("explore", "--out", two.toString());
    Locale.setDefault(Locale.forLanguageTag("fa-IR"));
    CommandRun.of("explore", "--out", two.toString());
    assertThat(files(two).stream().map(two::relativize).toList())
        .isEqualTo(files(one).stream().map(one::relativize).toList());
    for (Path file : files(one)) {
      assertThat(Files.readAllBytes(two.resolve(one.relativize(file))))
          .isEqualTo(Files.readAllBytes(file));
    }
  }

  @Test
  void ratingsWithoutTextsAndAttributesAreEnough() throws IOException {
    Path ratings =
        Files.writeString(folder.resolve("r.csv"), "user,item,rating\na,x,1\na,y,2\nb,x,2\n");
    Path out = folder.resolve("page");
    CommandRun run =
        CommandRun.of("explore", "--data", ratings.toString(), "--out", out.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(Files.readString(out.resolve("index.html"))).contains("This data has no genres.");
    assertThat(out.resolve("items-by-genre.svg")).doesNotExist();
  }

  private Path ratings() throws IOException {
    return Files.writeString(folder.resolve("r.csv"), "user,item,rating\na,x,1\na,y,2\nb,x,2\n");
  }

  @Test
  void missingFoldersAreCreated() throws IOException {
    Path out = folder.resolve("a/b/page");
    CommandRun run =
        CommandRun.of("explore", "--data", ratings().toString(), "--out", out.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(out.resolve("index.html")).exists();
  }

  @Test
  @Tag("slow")
  void chartsOfAnEarlierPageAreRemovedAndOtherFilesAreKept() throws IOException {
    Path out = folder.resolve("page");
    CommandRun.of("explore", "--out", out.toString());
    Files.writeString(out.resolve("notes.txt"), "mine");
    Files.writeString(out.resolve("items-by-genre.csv"), "changed by hand");
    CommandRun run =
        CommandRun.of("explore", "--data", ratings().toString(), "--out", out.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(out.resolve("items-by-genre.svg")).doesNotExist();
    assertThat(Files.readString(out.resolve("notes.txt"))).isEqualTo("mine");
    assertThat(Files.readString(out.resolve("items-by-genre.csv"))).isEqualTo("changed by hand");
    assertThat(files(out).size()).isEqualTo(2 * 6 + 3 + 2);
  }

  @Test
  void aFileThatExploreDidNotWriteIsNotReplaced() throws IOException {
    Path ratings = Files.move(ratings(), folder.resolve("ratings.csv"));
    String before = Files.readString(ratings);
    CommandRun run =
        CommandRun.of("explore", "--data", ratings.toString(), "--out", folder.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "deepmovie: "
                + ratings
                + " was not written by explore, or was changed since; move it or give another"
                + " --out");
    assertThat(Files.readString(ratings)).isEqualTo(before);
    assertThat(files(folder).size()).isEqualTo(1);
  }

  @Test
  void aFileThatIsNotAListOfChecksumsIsNotReplaced() throws IOException {
    Path out = Files.createDirectories(folder.resolve("page"));
    Files.writeString(out.resolve("explore.sha256"), "../r.csv");
    CommandRun run =
        CommandRun.of("explore", "--data", ratings().toString(), "--out", out.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.firstErrorLine()).contains("is not a list of checksums");
    assertThat(files(out).size()).isEqualTo(1);
  }

  @Test
  void anIncompletePageIsReplaced() throws IOException {
    Path out = folder.resolve("page");
    CommandRun.of("explore", "--data", ratings().toString(), "--out", out.toString());
    Files.delete(out.resolve("ratings.svg"));
    Files.delete(out.resolve("index.html"));
    CommandRun run =
        CommandRun.of("explore", "--data", ratings().toString(), "--out", out.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(files(out).size()).isEqualTo(2 * 6 + 3);
  }

  @Test
  void nothingIsWrittenIfTheFolderOrTheDataIsUnusable() throws IOException {
    CommandRun none = CommandRun.of("explore");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.firstErrorLine())
        .isEqualTo("deepmovie: Missing required option: '--out=FOLDER'");
    Path file = Files.createFile(folder.resolve("file"));
    CommandRun noFolder = CommandRun.of("explore", "--out", file.toString());
    assertThat(noFolder.code()).isEqualTo(2);
    assertThat(noFolder.firstErrorLine())
        .isEqualTo(
            "deepmovie: cannot write into " + file + ": it is not a folder; give another --out");
    CommandRun lost = CommandRun.of("explore", "--out", file.resolve("no/such").toString());
    assertThat(lost.code()).isEqualTo(2);
    assertThat(lost.firstErrorLine())
        .endsWith(file + " is not a folder that you may write to; give another --out");
    Path dangling = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    CommandRun unmade = CommandRun.of("explore", "--out", dangling.toString());
    assertThat(unmade.code()).isEqualTo(2);
    assertThat(unmade.firstErrorLine()).contains("cannot create the folder");
    Path out = Files.createDirectories(folder.resolve("page"));
    Files.createDirectory(out.resolve("text-lengths.svg"));
    CommandRun taken = CommandRun.of("explore", "--out", out.toString());
    assertThat(taken.code()).isEqualTo(2);
    assertThat(taken.firstErrorLine())
        .isEqualTo(
            "deepmovie: cannot write "
                + out.resolve("text-lengths.svg")
                + ": it is not a regular file; give another path");
    assertThat(files(out).size()).isEqualTo(1);
    Path unread = folder.resolve("unread");
    CommandRun noData = CommandRun.of("explore", "--data", "/no/such", "--out", unread.toString());
    assertThat(noData.code()).isEqualTo(2);
    assertThat(unread).doesNotExist();
  }
}
