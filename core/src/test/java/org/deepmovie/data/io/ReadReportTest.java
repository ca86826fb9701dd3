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
import org.deepmovie.data.RatingScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                + "1 of 3 rows repeats a user and item; the newest counts, of equally old ones the"
                + " last");
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
            file() + "1 line before the first row was skipped");
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

  @ParameterizedTest
  @CsvSource({
    "0 5 8, 0 is the least value",
    "0 0.5 5, 0 is the least value",
    "-1 1 10, -1 is the least value",
    "-1 0.5 3, -1 is the least value",
    "99 -9.5 9.25, 99 is the greatest value",
    "255 1 90, 255 is the greatest value",
    "-999 1 5, -999 is the least value",
  })
  void asksAboutAValueThatMayStandForNoRating(String values, String problem) throws IOException {
    String[] three = values.split(" ");
    String rows =
        "user,item,rating\na,x,%s\na,y,%s\nb,x,%s\nb,y,%s\n"
            .formatted(three[0], three[1], three[2], three[1]);
    assertThat(remarks(rows))
        .containsExactly(
            file()
                + problem
                + ", of 1 of 4 ratings; if it stands for no rating, give --unrated "
                + three[0]
                + " (in Java DelimitedFormat.withUnrated)");
    DatasetReading without = read(rows, DelimitedFormat.DETECTED.withUnrated(three[0] + ".0"));
    assertThat(without.dataset().ratings().size()).isEqualTo(3);
    assertThat(without.report().files().get(0).remarks())
        .containsExactly(file() + "1 row has no rating and is left out");
  }

  @Test
  void asksAboutTheZerosOfAScaleOf10OnlyIfTheyAreMoreFrequentThanTheValueAbove()
      throws IOException {
    String rows = "user,item,rating\na,x,0\na,y,1\nb,x,10\nc,x,7\n";
    assertThat(remarks(rows)).isEmpty();
    assertThat(remarks(rows + "c,y,0\n"))
        .singleElement()
        .asString()
        .contains("0 is the least value, of 2 of 5 ratings");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0 0.7 0.2", "-1 1 1", "-1 -2 3", "1 2 50 99", "-10 0 10", "99 98 97", "0 1 5 10"})
  void doesNotAskAboutValuesThatAreRatings(String values) throws IOException {
    StringBuilder rows = new StringBuilder("user,item,rating\n");
    for (String value : values.split(" ")) {
      rows.append("a,i%d,%s%n".formatted(rows.length(), value));
    }
    assertThat(remarks(rows.toString())).isEmpty();
  }

  @Test
  void doesNotAskAboutAValueOnAScaleThatIsGiven() throws IOException {
    DelimitedFormat format = DelimitedFormat.DETECTED.withScale(RatingRange.parse("0..5"));
    DatasetReading reading = read("user,item,rating\na,x,0\na,y,5\n", format);
    assertThat(reading.report().files().get(0).remarks()).isEmpty();
    assertThatThrownBy(
            () ->
                read(
                    "user,item,rating\na,x,0\na,y,5\n",
                    DelimitedFormat.DETECTED.withScale(RatingRange.parse("1..5"))))
        .hasMessageContaining(":2: rating 0 is not on the scale from 1.0 to 5.0; if it stands for");
  }

  @Test
  void usersOfRowsThatAreLeftOutAreNotInTheData() throws IOException {
    DatasetReading reading =
        read(
            "user,item,rating\na,x,NA\nb,y,-1\nc,z,5\nc,y,1\n",
            DelimitedFormat.DETECTED.withUnrated("-1", "NA"));
    assertThat(reading.dataset().users().ids()).containsExactly("c");
    assertThat(reading.report().files().get(0).unratedRows()).isEqualTo(2);
    assertThatThrownBy(
            () -> read("user,item,rating\na,x,-1\n", DelimitedFormat.DETECTED.withUnrated("-1")))
        .hasMessageEndingWith("holds no ratings but those of --unrated, in 1 rows");
  }

  @ParameterizedTest
  @CsvSource({"true, false", "Yes, no", "TRUE, FALSE"})
  void answersAreReadAsOneAndZeroWhichIsSaid(String yes, String no) throws IOException {
    String rows = "a,x,%s\na,y,%s\nb,x,%s\n".formatted(yes, no, yes);
    assertThat(remarks(rows))
        .singleElement()
        .asString()
        .contains("yes and true are read as 1, no and false as 0")
        .contains("--unrated no --unrated false");
    DatasetReading liked = read(rows, DelimitedFormat.DETECTED.withUnrated(no));
    assertThat(liked.dataset().scale()).isEqualTo(RatingScale.UNARY);
    assertThat(liked.dataset().ratings().size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'\"1,200\"'; write it without commas, and with a decimal point",
        "'\"1,200.5\"'; write it without commas, and with a decimal point",
        "'\"1,5\"'; write a decimal point",
        "1e300; is beyond 1e12, the greatest rating that is read",
        "NA; to leave out rows without a rating, give --unrated NA",
        "''; to leave out rows without a rating, give --unrated ''",
        "4/5; write one such as 4 or 3.5",
      })
  void aValueThatIsNoNumberIsRefusedWithWhatToDo(String rating, String advice) {
    assertThatThrownBy(
            () -> read("user,item,rating\na,x,5\nb,x," + rating + "\n", DelimitedFormat.DETECTED))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining(temp.resolve("r.csv") + ":3: rating '")
        .hasMessageContaining(advice);
  }

  @Test
  void saysThatRatingsThatAreAllAlikeAreInteractions() throws IOException {
    assertThat(remarks("user,item,rating\nann,tea,5\nann,tea,1\nbob,tea,1\n"))
        .containsExactly(
            file()
                + "values of ratings are not used, as all are 1.0, so that they are interactions;"
                + " if they are ratings, give --scale MIN..MAX",
            file() + "1 of 3 rows repeats a user and item; the last counts");
    DelimitedFormat scaled = DelimitedFormat.DETECTED.withScale(RatingScale.FIVE_STARS);
    assertThat(read("user,item,rating\nann,tea,5\n", scaled).report().lines()).hasSize(1);
  }
}
