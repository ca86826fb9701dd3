package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deepmovie.data.io.MovieLensFixture.latin1;
import static org.deepmovie.data.io.MovieLensFixture.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.RatingScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetReaderTest {

  @TempDir Path temp;

  @Test
  void columnsAreFoundByNameInAnyOrder() throws IOException {
    Path file =
        write("when;stars;what;who\n100;3.5;\"tea; green\";ann\n;5;coffee;bob\n0;0.5;coffee;ann\n");
    Dataset data =
        read(
            file,
            DelimitedFormat.DETECTED
                .withDelimiter(";")
                .withColumns("who", "what", "stars")
                .withTimestamp("when"));

    assertEquals("ratings", data.name());
    assertEquals(List.of("ann", "bob"), data.users().ids());
    assertEquals(List.of("coffee", "tea; green"), data.items().ids());
    assertEquals(new RatingScale(0.5, 5, 0.5), data.scale());
    assertEquals(3.5f, data.ratings().byUser().value(1));
    assertEquals(100L, data.ratings().timestamp(1));
    assertEquals(0L, data.ratings().timestamp(0));
    assertEquals(0L, data.ratings().timestamp(2));
  }

  @Test
  void aFileWithoutHeaderHasNumberedColumns() throws IOException {
    Path file = write("5::ann::tea\n1::bob::tea\n");
    DelimitedFormat options =
        DelimitedFormat.DETECTED.withDelimiter("::").withHeader(false).withColumns("2", "3", "1");
    Dataset data = read(file, options);
    assertEquals(List.of("ann", "bob"), data.users().ids());
    assertEquals(2, data.ratings().size());
    assertEquals(5f, data.ratings().byUser().value(0));
  }

  @Test
  void idsInLatin1AndInUtf8ComeOutAlike() throws IOException {
    String text = "\uFEFFuser,item,rating\nJosé,café,1\nZoë,thé,2\n";
    Dataset utf8 = read(write(text), DelimitedFormat.DETECTED);
    Path file = Files.write(temp.resolve("latin1.csv"), latin1(text.substring(1)));
    Dataset latin1 = read(file, DelimitedFormat.DETECTED);
    assertEquals(List.of("José", "Zoë"), utf8.users().ids());
    assertEquals(utf8.users(), latin1.users());
    assertEquals(utf8.items(), latin1.items());
    assertEquals(utf8.fingerprint(), latin1.fingerprint());
  }

  @Test
  void aLateByteThatIsNotUtf8DoesNotCountTheRowsBeforeItTwice() throws IOException {
    StringBuilder text = new StringBuilder("user,item,rating\n");
    for (int u = 0; u < 20_000; u++) {
      text.append(u).append(",tea,").append(u % 5 + 1).append('\n');
    }
    Path file = Files.write(temp.resolve("late.csv"), latin1(text + "Zoë,tea,1\n"));
    DelimitedFormat refusing = DelimitedFormat.DETECTED.withDuplicates(DuplicatePolicy.REFUSE);
    Dataset data = read(file, refusing);
    assertEquals(20_001, data.ratings().size());
    assertEquals("Zoë", data.users().id(20_000));
  }

  @Test
  void permutingTheRowsChangesNothing() throws IOException {
    Dataset one = read("ann,tea,5\nbob,tea,1\nann,milk,3\n");
    Dataset two = read("bob,tea,1\nann,milk,3\nann,tea,5\n");
    assertEquals(List.of("ann", "bob"), two.users().ids());
    assertEquals(List.of("milk", "tea"), two.items().ids());
    assertEquals(one.fingerprint(), two.fingerprint());
    assertEquals(one.scale(), two.scale());
  }

  @ParameterizedTest
  @CsvSource({"NEWEST, 5", "LAST, 4", "FIRST, 5", "MEAN, 4.5"})
  void duplicatesFollowThePolicyAndOverwrittenOnesDoNotSetTheScale(
      DuplicatePolicy policy, float expected) throws IOException {
    Path file = write("user,item,rating,time\nann,tea,5,20\nbob,tea,1,10\nann,tea,4,10\n");
    Dataset data = read(file, DelimitedFormat.DETECTED.withDuplicates(policy));
    assertEquals(expected, rating(data, "ann", "tea"));
    assertEquals(expected, data.scale().max());
  }

  @Test
  void refusedDuplicatesAreNamedByLine() throws IOException {
    Path file = write("user,item,rating\nann,tea,5\nbob,tea,1\nann,tea,4\n");
    DataFormatException e =
        assertThrows(
            DataFormatException.class,
            () -> read(file, DelimitedFormat.DETECTED.withDuplicates(DuplicatePolicy.REFUSE)));
    assertEquals(file + ":4: this user has rated this item before: 'ann,tea,4'", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "ann,tea# 2 fields instead of 3",
        "ann,tea,5,6# 4 fields instead of 3",
        ",tea,5# empty user id",
        "ann,,5# empty item id",
        "ann,tea,many# rating 'many' is not a number; write one such as 4 or 3.5",
        "ann,tea,0x1p1# rating '0x1p1' is not a number; write one such as 4 or 3.5",
        "ann,tea,1e99# rating '1e99' is beyond 1e12, the greatest rating that is read",
        "ann,tea,9# rating 9 is not on the scale from 1.0 to 5.0 in steps of 1.0",
      })
  void aMalformedRowIsNamedWithFileLineAndText(String row, String problem) throws IOException {
    Path file = write("user,item,rating\nbob,\"te\na\",1\n" + row + "\n");
    DataFormatException e =
        assertThrows(
            DataFormatException.class,
            () -> read(file, DelimitedFormat.DETECTED.withScale(RatingScale.FIVE_STARS)));
    assertEquals(file + ":4: " + problem + ": '" + row + "'", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"user, reader", "rating, mark", "rating, 4", "time, 0"})
  void aGivenColumnThatIsNotThereIsRefusedWithThoseThatAre(String role, String column)
      throws IOException {
    Path file = write("user,item,stars\nann,tea,5\n");
    DelimitedFormat format =
        DelimitedFormat.DETECTED.withColumns(ColumnMapping.parse(role + "=" + column));
    assertThatThrownBy(() -> read(file, format))
        .isInstanceOf(DataFormatException.class)
        .hasMessage(
            "%s:1: no column '%s' for the %s among user, item, stars; give --columns %s=... (in Java a ColumnMapping), by a name or a number"
                .formatted(file, column, role, role));
  }

  @Test
  void ratingsThatAreAllAlikeAreInteractionsUnlessAScaleIsGiven() throws IOException {
    Path file = write("user,item,rating\nann,tea,5\nbob,tea,5\n");
    assertEquals(RatingScale.UNARY, read(file, DelimitedFormat.DETECTED).scale());
    DelimitedFormat explicit = DelimitedFormat.DETECTED.withScale(RatingScale.FIVE_STARS);
    assertEquals(RatingScale.FIVE_STARS, read(file, explicit).scale());
  }

  @Test
  void aRecordThatIsTooLongIsRefusedWithTheReason() throws IOException {
    Path file = write("user,item,rating\nann,\"" + "tea ".repeat(5_000_000) + "\",5\n");
    DataFormatException e =
        assertThrows(DataFormatException.class, () -> read(file, DelimitedFormat.DETECTED));
    assertThat(e.getMessage()).startsWith(file + ":2: not CSV: a field exceeds the maximum");
  }

  @Test
  void aQuoteInsideAFieldThatGoesOnIsRefused() throws IOException {
    Path file = write("user,item,rating\nann,\"tea\"s,5\n");
    DataFormatException e =
        assertThrows(DataFormatException.class, () -> read(file, DelimitedFormat.DETECTED));
    assertThat(e.getMessage()).startsWith(file + ":2: not CSV: ");
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = temp.resolve("none.csv");
    DataFormatException e =
        assertThrows(DataFormatException.class, () -> read(file, DelimitedFormat.DETECTED));
    assertThat(e.getMessage()).startsWith(file + ": no such file");
  }

  @Test
  void anUnusableDelimiterIsTheCallersMistake() {
    assertThrows(IllegalArgumentException.class, () -> DelimitedFormat.DETECTED.withDelimiter(""));
    assertThrows(
        IllegalArgumentException.class, () -> DelimitedFormat.DETECTED.withDelimiter("\""));
  }

  private static Dataset read(Path file, DelimitedFormat format) throws IOException {
    return DatasetReader.detecting().withFormat(format).read(file).dataset();
  }

  private Dataset read(String rows) throws IOException {
    return read(write("user,item,rating\n" + rows), DelimitedFormat.DETECTED);
  }

  private Path write(String text) throws IOException {
    return Files.write(temp.resolve("ratings.csv"), utf8(text));
  }

  private static float rating(Dataset data, String user, String item) {
    int position =
        data.ratings().byUser().find(data.users().indexOf(user), data.items().indexOf(item));
    return position < 0 ? Float.NaN : data.ratings().byUser().value(position);
  }
}
