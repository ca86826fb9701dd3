package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deepmovie.data.io.MovieLensFixture.folder;
import static org.deepmovie.data.io.MovieLensFixture.utf8;
import static org.deepmovie.data.io.MovieLensFixture.zip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.rows.DelimitedRowReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MovieLensTest {

  @TempDir Path temp;

  @Test
  void the100KLayoutGivesRatingsMoviesAndExactAges() throws IOException {
    Dataset data = MovieLens.read(folder(temp, "tiny-100k", MovieLensFixture.layout100K()));

    assertEquals("tiny-100k", data.name());
    assertEquals(RatingScale.FIVE_STARS, data.scale());
    assertEquals(List.of("1", "2"), data.users().ids());
    assertEquals(List.of("11", "12", "13"), data.items().ids());
    assertEquals(List.of("Señor Pluma (1931)", "Never Seen (1990)", "unknown"), data.titles());
    assertEquals(3, data.ratings().size());
    assertEquals(5f, value(data, "1", "11"));
    assertEquals(4f, value(data, "1", "13"));
    assertEquals(3f, value(data, "2", "11"));
    assertEquals(880000002L, time(data, "1", "13"));
    assertEquals(0L, time(data, "1", "11"));
    assertEquals(List.of("24"), ofUser(data, "age", "1"));
    assertEquals(List.of("F"), ofUser(data, "gender", "2"));
    assertEquals(List.of("baker"), ofUser(data, "occupation", "1"));
    assertEquals(List.of("Farce", "Western"), ofItem(data, "genre", "11"));
    assertEquals(List.of(), ofItem(data, "genre", "12"));
    assertEquals(List.of("1931"), ofItem(data, "year", "11"));
    assertEquals(List.of(), ofItem(data, "year", "13"));
    assertEquals(0, data.texts().count());
  }

  @Test
  void the1MLayoutNamesAgeGroupsAndOccupationsAndReadsPlots() throws IOException {
    Dataset data = MovieLens.read(folder(temp, "tiny-1m", MovieLensFixture.layout1M()));

    assertEquals(RatingScale.FIVE_STARS, data.scale());
    assertEquals(List.of("1", "2"), data.users().ids());
    assertEquals("Señor Pluma (1931)", data.titles().get(0));
    assertEquals("Scope:: The Return (1994)", data.titles().get(2));
    assertEquals(List.of("Under 18"), ofUser(data, "age", "1"));
    assertEquals(List.of("56+"), ofUser(data, "age", "2"));
    assertEquals(List.of("K-12 student"), ofUser(data, "occupation", "1"));
    assertEquals(List.of("self-employed"), ofUser(data, "occupation", "2"));
    assertEquals("A cow is lost. It is found.", data.texts().text(2));
    assertEquals(1, data.texts().count());
    assertEquals(0, data.ratings().byItem().count(1), "a movie without ratings stays");
  }

  @Test
  void the10MLayoutHasHalfStarsAndUsersInTheOrderOfTheirIds() throws IOException {
    Dataset data = MovieLens.read(folder(temp, "tiny-10m", MovieLensFixture.layout10M()));

    assertEquals(RatingScale.HALF_STARS, data.scale());
    assertEquals(List.of("1", "2"), data.users().ids());
    assertEquals(3.5f, value(data, "2", "11"));
    assertEquals(0.5f, value(data, "1", "13"));
    assertEquals("Señor Pluma (1931)", data.titles().get(0));
    assertEquals(List.of(), ofItem(data, "genre", "13"));
    assertThat(data.userAttributes().fields()).isEmpty();
  }

  @Test
  void theLatestLayoutReadsQuotedTitles() throws IOException {
    Dataset data = MovieLens.read(folder(temp, "tiny-latest", MovieLensFixture.layoutLatest()));

    assertEquals(RatingScale.HALF_STARS, data.scale());
    assertEquals(List.of("Pluma, Señor (1931)", "The \"Scope\" (1994)"), data.titles());
    assertEquals(List.of("1994"), ofItem(data, "year", "13"));
    assertEquals(List.of(), ofItem(data, "genre", "13"));
    assertEquals(3.5f, value(data, "2", "11"));
  }

  static Stream<Arguments> layouts() {
    return Stream.of(
        Arguments.of("100k", MovieLensFixture.layout100K()),
        Arguments.of("1m", MovieLensFixture.layout1M()),
        Arguments.of("10m", MovieLensFixture.layout10M()),
        Arguments.of("latest", MovieLensFixture.layoutLatest()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void aZipReadsLikeItsFolderWithAndWithoutATopFolder(String name, Map<String, byte[]> files)
      throws IOException {
    Dataset expected = MovieLens.read(folder(temp, name, files));
    for (String top : List.of("", "ML/")) {
      Dataset actual = MovieLens.read(zip(temp.resolve(name + ".zip"), top, files));
      assertEquals(expected.fingerprint(), actual.fingerprint());
      assertEquals(expected.titles(), actual.titles());
      assertEquals(expected.name(), actual.name());
    }
  }

  @Test
  void theOrderOfTheRatingsDoesNotMatter() throws IOException {
    Map<String, byte[]> files = MovieLensFixture.layout1M();
    Dataset before = MovieLens.read(folder(temp, "before", files));
    files.put("ratings.dat", utf8("1::13::4::978300761\r\n2::11::3::978300760\r\n1::11::5::0"));
    Dataset after = MovieLens.read(folder(temp, "after", files));
    assertEquals(before.fingerprint(), after.fingerprint());
  }

  @Test
  void theNewerOfTwoRatingsCounts() throws IOException {
    Map<String, byte[]> files = MovieLensFixture.layout1M();
    files.put("ratings.dat", utf8("1::11::4::5\n1::11::2::3\n"));
    Dataset data = MovieLens.read(folder(temp, "twice", files));
    assertEquals(1, data.ratings().size());
    assertEquals(4f, value(data, "1", "11"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1::11::5; 3 fields instead of 4",
        "1::11::5::1::1; 5 fields instead of 4",
        "1::11::five::1; rating 'five' is not a number",
        "1::11::NaN::1; rating 'NaN' is not a number",
        "1::11::Infinity::1; rating 'Infinity' is not a number",
        "::11::5::1; empty user id",
        "1:: ::5::1; empty item id",
      })
  void aMalformedRatingIsNamedWithFileLineAndText(String line, String problem) throws IOException {
    Map<String, byte[]> files = MovieLensFixture.layout1M();
    files.put("ratings.dat", utf8("1::11::5::1\n\n" + line + "\n"));
    Path folder = folder(temp, "bad", files);
    DataFormatException e = assertThrows(DataFormatException.class, () -> MovieLens.read(folder));
    String expected = folder.resolve("ratings.dat") + ":3: " + problem;
    assertEquals(expected, e.getMessage().substring(0, expected.length()));
    assertThat(e.getMessage()).endsWith(": '" + line + "'");
  }

  static Stream<Arguments> malformedFiles() {
    Map<String, byte[]> k = MovieLensFixture.layout100K();
    Map<String, byte[]> m = MovieLensFixture.layout1M();
    Map<String, byte[]> latest = MovieLensFixture.layoutLatest();
    return Stream.of(
        Arguments.of(m, "movies.dat", "11::Only a title", "expected id::title::genres"),
        Arguments.of(m, "movies.dat", "11::A::B\n11::A::B", "item '11' occurs twice"),
        Arguments.of(m, "movies.dat", "::A::B", "empty item id"),
        Arguments.of(m, "users.dat", "1::F::2::10::0", "unknown age group '2'"),
        Arguments.of(m, "users.dat", "1::F::1::21::0", "unknown occupation '21'"),
        Arguments.of(m, "users.dat", "1::X::1::10::0", "gender 'X' is neither M nor F"),
        Arguments.of(m, "users.dat", "1::F::1::10::0\n1::F::1::10::0", "user '1' occurs twice"),
        Arguments.of(m, "ml_plot.dat", "no plot", "expected itemId::sentence"),
        Arguments.of(m, "ratings.dat", "\n", "is empty"),
        Arguments.of(k, "u.user", "1|old|M|baker|0", "age 'old' is not a number"),
        Arguments.of(k, "u.user", "1|24|M|baker", "4 fields instead of 5"),
        Arguments.of(k, "u.genre", "unknown|0\nFarce|2", "expected genre number 1"),
        Arguments.of(k, "u.item", "11|A||||0|1|x", "genre flag 'x' is neither 0 nor 1"),
        Arguments.of(k, "u.item", "11|A||||0|1", "7 fields instead of 8"),
        Arguments.of(latest, "movies.csv", "movieId,label,genres\n1,A,B", "expected the header"),
        Arguments.of(latest, "movies.csv", "", "empty; expected a header"),
        Arguments.of(latest, "ratings.csv", "userId,movieId,timestamp\n", "holds no ratings"));
  }

  @ParameterizedTest(name = "{1}: {3}")
  @MethodSource("malformedFiles")
  void aMalformedFileIsNamed(Map<String, byte[]> files, String file, String text, String problem)
      throws IOException {
    Path folder = folder(temp, "bad", files);
    Files.write(folder.resolve(file), utf8(text));
    DataFormatException e = assertThrows(DataFormatException.class, () -> MovieLens.read(folder));
    assertThat(e.getMessage()).startsWith(folder.resolve(file).toString());
    assertThat(e.getMessage()).contains(problem);
  }

  @Test
  void aFurtherRatingsFileIsReadIntoTheIndexSpaceOfTheDataset() throws IOException {
    Path folder = folder(temp, "tiny", MovieLensFixture.layout100K());
    Dataset data = MovieLens.read(folder);
    Files.write(folder.resolve("u2.base"), utf8("2\t13\t1\t7\n"));
    RatingMatrix ratings = MovieLens.readRatings(folder, "u2.base", data);
    assertEquals(1, ratings.size());
    assertEquals(2, ratings.users());
    assertEquals(3, ratings.items());
    assertThat(ratings.contains(1, 2)).as("ratings.contains(1, 2)").isTrue();
  }

  @Test
  void aFurtherRatingsFileWithAnUnknownIdIsRefused() throws IOException {
    Path folder = folder(temp, "tiny", MovieLensFixture.layout100K());
    Dataset data = MovieLens.read(folder);
    Path part = folder.resolve("u1.base");
    DataFormatException e =
        assertThrows(
            DataFormatException.class, () -> MovieLens.readRatings(folder, "u1.base", data));
    assertEquals(part + ":1: the data set has no user '9': '9?99?5?1'", e.getMessage());
  }

  @Test
  void aLineOfAZipThatDamageMadeMalformedIsToldFromOneThatWasWrittenSo() throws IOException {
    Map<String, byte[]> files = MovieLensFixture.layout1M();
    files.put("ratings.dat", utf8("2::11::x::1\n"));
    Path archive = zip(temp.resolve("ml.zip"), "", files);
    DataFormatException written =
        assertThrows(DataFormatException.class, () -> MovieLens.read(archive));
    assertThat(written.getMessage()).contains("rating 'x' is not a number");
    String bytes = Files.readString(archive, StandardCharsets.ISO_8859_1);
    Files.writeString(archive, bytes.replace("2::11::x", "2::11::y"), StandardCharsets.ISO_8859_1);
    DataFormatException damaged =
        assertThrows(DataFormatException.class, () -> MovieLens.read(archive));
    assertThat(damaged.getMessage()).contains("the archive is damaged");
  }

  @Test
  void aChangedDigitInAZipIsNoticed() throws IOException {
    Path archive = zip(temp.resolve("ml.zip"), "ml/", MovieLensFixture.layout1M());
    String bytes = Files.readString(archive, StandardCharsets.ISO_8859_1);
    String changed = bytes.replace("2::11::3", "2::11::4");
    assertNotEquals(bytes, changed);
    Files.writeString(archive, changed, StandardCharsets.ISO_8859_1);
    DataFormatException e = assertThrows(DataFormatException.class, () -> MovieLens.read(archive));
    assertEquals(
        archive
            + "!ml/ratings.dat: the archive is damaged (ml/ratings.dat has a wrong checksum);"
            + " download it again",
        e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTruncatedZipIsOneClearError(boolean half) throws IOException {
    Path archive = zip(temp.resolve("ml.zip"), "ml/", MovieLensFixture.layout1M());
    byte[] bytes = Files.readAllBytes(archive);
    // The last two bytes are the length of a comment, which this one does not have.
    bytes[bytes.length - 1] = half ? bytes[bytes.length - 1] : (byte) 0x83;
    Files.write(archive, half ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
    DataFormatException e = assertThrows(DataFormatException.class, () -> MovieLens.read(archive));
    assertEquals(
        archive + ": not a zip archive, or a damaged one; download it again", e.getMessage());
  }

  @Test
  @Tag("slow")
  void aZipThatUnpacksToFarMoreThanRatingsEverDoIsRefused() throws IOException {
    Map<String, byte[]> files = MovieLensFixture.layout1M();
    files.put("ratings.dat", utf8("1::11::5::1\n".repeat(2_000_000)));
    Path archive = zip(temp.resolve("bomb.zip"), "", files);
    DataFormatException e = assertThrows(DataFormatException.class, () -> MovieLens.read(archive));
    assertThat(e.getMessage()).contains("unpacks to more than");
  }

  @Test
  void anEndlessLineIsRefused() throws IOException {
    Map<String, byte[]> files = MovieLensFixture.layout1M();
    files.put("ratings.dat", utf8("1".repeat(DelimitedRowReader.MAX_LINE_LENGTH + 1)));
    Path folder = folder(temp, "endless", files);
    DataFormatException e = assertThrows(DataFormatException.class, () -> MovieLens.read(folder));
    assertThat(e.getMessage()).contains("ratings.dat:1: line longer than");
  }

  private static float value(Dataset data, String user, String item) {
    return data.ratings().byUser().value(position(data, user, item));
  }

  private static long time(Dataset data, String user, String item) {
    return data.ratings().timestamp(position(data, user, item));
  }

  private static int position(Dataset data, String user, String item) {
    return data.ratings().byUser().find(data.users().indexOf(user), data.items().indexOf(item));
  }

  private static List<String> ofUser(Dataset data, String field, String user) {
    return categories(data.userAttributes(), field, data.users().indexOf(user));
  }

  private static List<String> ofItem(Dataset data, String field, String item) {
    return categories(data.itemAttributes(), field, data.items().indexOf(item));
  }

  private static List<String> categories(Attributes attributes, String field, int entity) {
    return attributes.field(field).orElseThrow().categories(entity);
  }
}
