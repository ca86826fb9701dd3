package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deepmovie.data.io.MovieLensFixture.latin1;
import static org.deepmovie.data.io.MovieLensFixture.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DelimitedTextTest {

  @TempDir Path temp;

  @Test
  void columnsAreFoundByNameInAnyOrder() throws IOException {
    Path file =
        write("when;stars;what;who\n100;3.5;\"tea; green\";ann\n;5;coffee;bob\n0;0.5;coffee;ann\n");
    Dataset data =
        DelimitedText.read(
            file,
            DelimitedFormat.csv()
                .withDelimiter(";")
                .withColumns("who", "what", "stars")
                .withTimestamp("when"));

    assertEquals("ratings", data.name());
    assertEquals(List.of("ann", "bob"), data.users().ids());
    assertEquals(List.of("tea; green", "coffee"), data.items().ids());
    assertEquals(new RatingScale(0.5, 5, 0.5), data.scale());
    assertEquals(3.5f, data.ratings().byUser().value(0));
    assertEquals(100L, data.ratings().timestamp(0));
    assertEquals(0L, data.ratings().timestamp(1));
    assertEquals(0L, data.ratings().timestamp(2));
  }

  @Test
  void aFileWithoutHeaderHasNumberedColumns() throws IOException {
    Path file = write("5::ann::tea\n1::bob::tea\n");
    DelimitedFormat options =
        DelimitedFormat.csv().withDelimiter("::").withoutHeader().withColumns("2", "3", "1");
    Dataset data = DelimitedText.read(file, options);
    assertEquals(List.of("ann", "bob"), data.users().ids());
    assertEquals(2, data.ratings().size());
    assertEquals(5f, data.ratings().byUser().value(0));
  }

  @Test
  void idsInLatin1AndInUtf8ComeOutAlike() throws IOException {
    String text = "\uFEFFuser,item,rating\nJosé,café,1\nZoë,thé,2\n";
    Dataset utf8 = DelimitedText.read(write(text), DelimitedFormat.csv());
    Path file = Files.write(temp.resolve("latin1.csv"), latin1(text.substring(1)));
    Dataset latin1 = DelimitedText.read(file, DelimitedFormat.csv());
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
    DelimitedFormat refusing = DelimitedFormat.csv().withDuplicates(DuplicatePolicy.REFUSE);
    Dataset data = DelimitedText.read(file, refusing);
    assertEquals(20_001, data.ratings().size());
    assertEquals("Zoë", data.users().id(20_000));
  }

  @Test
  void permutingTheRowsChangesNothingButTheOrderOfIndices() throws IOException {
    Dataset one = read("ann,tea,5\nbob,tea,1\nann,milk,3\n");
    Dataset two = read("ann,milk,3\nbob,tea,1\nann,tea,5\n");
    assertEquals(one.scale(), two.scale());
    assertEquals(one.ratings().size(), two.ratings().size());
    for (String user : one.users().ids()) {
      for (String item : one.items().ids()) {
        assertEquals(rating(one, user, item), rating(two, user, item), user + " " + item);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"LAST, 4", "FIRST, 5", "MEAN, 4.5"})
  void duplicatesFollowThePolicyAndDoNotChangeTheScale(DuplicatePolicy policy, float expected)
      throws IOException {
    Path file = write("user,item,rating\nann,tea,5\nbob,tea,1\nann,tea,4\n");
    Dataset data = DelimitedText.read(file, DelimitedFormat.csv().withDuplicates(policy));
    assertEquals(expected, rating(data, "ann", "tea"));
    assertEquals(new RatingScale(1, 5, 1), data.scale());
  }

  @Test
  void refusedDuplicatesAreNamedByLine() throws IOException {
    Path file = write("user,item,rating\nann,tea,5\nbob,tea,1\nann,tea,4\n");
    DataFormatException e =
        assertThrows(
            DataFormatException.class,
            () ->
                DelimitedText.read(
                    file, DelimitedFormat.csv().withDuplicates(DuplicatePolicy.REFUSE)));
    assertEquals(file + ":4: this user has rated this item before: 'ann,tea,4'", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ann,tea; 2 fields instead of 3",
        "ann,tea,5,6; 4 fields instead of 3",
        ",tea,5; empty user id",
        "ann,,5; empty item id",
        "ann,tea,; rating '' is not a number",
        "ann,tea,0x1p1; rating '0x1p1' is not a number",
        "ann,tea,1e99; rating '1e99' is not a number",
        "ann,tea,9; rating 9 is not on the scale from 1.0 to 5.0 in steps of 1.0",
      })
  void aMalformedRowIsNamedWithFileLineAndText(String row, String problem) throws IOException {
    Path file = write("user,item,rating\nbob,\"te\na\",1\n" + row + "\n");
    DataFormatException e =
        assertThrows(
            DataFormatException.class,
            () ->
                DelimitedText.read(file, DelimitedFormat.csv().withScale(RatingScale.FIVE_STARS)));
    assertEquals(file + ":4: " + problem + ": '" + row + "'", e.getMessage());
  }

  @ParameterizedTest
  @EnumSource(
      value = DuplicatePolicy.class,
      names = {"LAST", "REFUSE"})
  void aWrongColumnNameIsRefusedWithTheHeader(DuplicatePolicy policy) throws IOException {
    Path file = write("user,item,stars\nann,tea,5\n");
    DataFormatException e =
        assertThrows(
            DataFormatException.class,
            () -> DelimitedText.read(file, DelimitedFormat.csv().withDuplicates(policy)));
    assertEquals(file + ":1: no column 'rating': 'user,item,stars'", e.getMessage());
  }

  @Test
  void ratingsThatAreAllAlikeAreInteractionsUnlessAScaleIsGiven() throws IOException {
    Path file = write("user,item,rating\nann,tea,5\nbob,tea,5\n");
    Dataset unary = DelimitedText.read(file, DelimitedFormat.csv());
    assertEquals(RatingScale.UNARY, unary.scale());
    assertEquals(1, unary.ratings().byUser().value(0));
    DelimitedFormat explicit = DelimitedFormat.csv().withScale(RatingScale.FIVE_STARS);
    assertEquals(RatingScale.FIVE_STARS, DelimitedText.read(file, explicit).scale());
  }

  @Test
  void aFileWithoutAColumnOfRatingsHasInteractionsWhoseRowsAreCounted() throws IOException {
    Path log = write("user,item,time\nann,tea,7\nann,tea,9\nbob,tea,8\n");
    Dataset counts = Datasets.read(log);
    assertEquals(RatingScale.counts(2), counts.scale());
    assertEquals(2, counts.ratings().byUser().value(0));
    assertEquals(9, counts.ratings().timestamp(0));
    assertEquals(
        "ratings: 2 interactions of 2 users for 1 items (counts up to 2), 0 texts",
        counts.withName("ratings").toString());
    Dataset pairs = Datasets.read(write("user,item\nann,tea\nbob,tea\n"));
    assertEquals(RatingScale.UNARY, pairs.scale());
  }

  @Test
  void aRecordThatIsTooLongIsRefusedWithTheReason() throws IOException {
    Path file = write("user,item,rating\nann,\"" + "tea ".repeat(5_000_000) + "\",5\n");
    DataFormatException e =
        assertThrows(
            DataFormatException.class, () -> DelimitedText.read(file, DelimitedFormat.csv()));
    assertThat(e.getMessage()).startsWith(file + ": not CSV: ");
    assertThat(e.getMessage()).contains("maximum");
  }

  @Test
  void aQuoteInsideAFieldThatGoesOnIsRefused() throws IOException {
    Path file = write("user,item,rating\nann,\"tea\"s,5\n");
    DataFormatException e =
        assertThrows(
            DataFormatException.class, () -> DelimitedText.read(file, DelimitedFormat.csv()));
    assertThat(e.getMessage()).startsWith(file + ": not CSV: ");
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = temp.resolve("none.csv");
    DataFormatException e =
        assertThrows(
            DataFormatException.class, () -> DelimitedText.read(file, DelimitedFormat.csv()));
    assertEquals(file + ": no such file", e.getMessage());
  }

  @Test
  void anUnusableDelimiterIsTheCallersMistake() {
    assertThrows(IllegalArgumentException.class, () -> DelimitedFormat.csv().withDelimiter(""));
    assertThrows(IllegalArgumentException.class, () -> DelimitedFormat.csv().withDelimiter("\""));
  }

  @Test
  void textsAreJoinedByItemAndThoseOfUnknownItemsAreIgnored() throws IOException {
    Path file = write("id,lang,text\ntea,en,\"Hot, and\ngreen.\"\nrum,en,Brown.\ntea,en,Cold.\n");
    ItemTexts texts =
        DelimitedText.readTexts(file, ',', "id", "text", IdMap.of(List.of("milk", "tea")));
    assertEquals(2, texts.size());
    assertEquals("Hot, and\ngreen. Cold.", texts.text(1));
    assertEquals(1, texts.count());
  }

  private Dataset read(String rows) throws IOException {
    return DelimitedText.read(write("user,item,rating\n" + rows), DelimitedFormat.csv());
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
