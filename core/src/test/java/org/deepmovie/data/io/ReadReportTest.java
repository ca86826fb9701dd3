package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deepmovie.data.io.MovieLensFixture.utf8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is changed or left out without a line that says so. */
class ReadReportTest {

  private static final String HEADER = "user,item,rating,time\n";

  @TempDir Path temp;

  private List<String> remarks(String text) throws IOException {
    return read(text, DelimitedFormat.DETECTED).report().files().get(0).remarks();
  }

  private DatasetReading read(String text, DelimitedFormat format) throws IOException {
    Path file = Files.write(temp.resolve("r.csv"), utf8(text));
    return DatasetReader.detecting().withFormat(format).read(file);
  }

  private String file() {
    return temp.resolve("r.csv") + ": ";
  }

  @Test
  void saysNothingButTheColumnsOfAFileThatIsTakenAsItIs() throws IOException {
    DatasetReading reading = read(HEADER + "ann,tea,5,100\nbob,tea,1,\n", DelimitedFormat.DETECTED);
    assertThat(reading.report().lines())
        .containsExactly(
            file()
                + "user = user, item = item, rating = rating, time = time; fields between commas");
    RatingFileReport report = reading.report().files().get(0);
    assertThat(report.rows()).isEqualTo(2);
    assertThat(report.charset()).isEqualTo("UTF-8");
    assertThat(report.columns())
        .isEqualTo(Map.of("user", "user", "item", "item", "rating", "rating", "time", "time"));
  }

  @Test
  void namesTheUnitOfTimesThatAreNoSeconds() throws IOException {
    for (String[] times :
        new String[][] {
          {"1262304000123", "milliseconds"}, {"2010-01-01", "dates"}, {"20100101", "dates"}
        }) {
      DatasetReading reading =
          read(HEADER + "ann,tea,5,%s\nbob,tea,1,\n".formatted(times[0]), DelimitedFormat.DETECTED);
      assertThat(reading.report().lines().get(0)).contains("time = time (" + times[1] + ")");
      assertThat(reading.dataset().ratings().timestamp(0)).isEqualTo(1262304000);
    }
  }

  @Test
  void countsDuplicatesAndSaysWhichCounts() throws IOException {
    String rows = "ann,tea,5,200\nann,tea,3,100\nbob,tea,1,1\n";
    assertThat(remarks(HEADER + rows))
        .containsExactly(
            file()
                + "1 of 3 rows repeats a user and item; the newest counts, of equally old ones the last");
    assertThat(read(HEADER + rows, DelimitedFormat.DETECTED).dataset().scale().max()).isEqualTo(5);
    assertThat(remarks("user,item,rating\nann,tea,5\nann,tea,3\nbob,tea,1\n"))
        .containsExactly(file() + "1 of 3 rows repeats a user and item; the last counts");
  }

  @Test
  void countsIdsWithBlanksAndLinesThatWereSkipped() throws IOException {
    assertThat(remarks("% a comment\nann, tea,5\n\n bob,tea ,1\n   \n"))
        .containsExactly(
            file() + "blanks around 3 ids were removed",
            file() + "2 blank lines were skipped",
            file() + "1 comment before the first row was skipped");
  }

  @Test
  void countsTimesThatCannotBeReadAndNamesTheFirst() throws IOException {
    String rows = HEADER + "ann,tea,5,100\nbob,tea,1,soon\ncat,tea,1,2010-99-01\n";
    assertThat(remarks(rows))
        .containsExactly(
            file()
                + "2 times could not be read and are left out, the first at "
                + temp.resolve("r.csv")
                + ":3 ('soon')");
    assertThatThrownBy(() -> read(rows, DelimitedFormat.DETECTED.withTimesRequired()))
        .isInstanceOf(DataFormatException.class)
        .hasMessageStartingWith(temp.resolve("r.csv") + ":3: 'soon' is not a time");
  }

  @Test
  void saysHowManyRowsWereReplacedIfAllOthersAreEqual() throws IOException {
    assertThat(remarks("user,item,rating\nann,tea,5\nann,tea,1\nbob,tea,1\n"))
        .anyMatch(line -> line.contains("1 of 3 rows repeats a user and item"));
  }
}
