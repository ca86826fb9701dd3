package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deepmovie.data.io.MovieLensFixture.latin1;
import static org.deepmovie.data.io.MovieLensFixture.utf8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The history of one user, in the forms in which people have it. */
class HistoryReadingTest {

  @TempDir Path temp;

  private DatasetReading read(byte[] bytes, RatingScale scale) throws IOException {
    return DatasetReader.detecting()
        .readHistory(Files.write(temp.resolve("mine.txt"), bytes), scale);
  }

  private static Map<String, Float> ratings(DatasetReading reading) {
    Dataset history = reading.dataset();
    assertThat(history.users().size()).isEqualTo(1);
    Map<String, Float> ratings = new LinkedHashMap<>();
    CsrMatrix rows = history.ratings().byUser();
    for (int p = 0; p < rows.size(); p++) {
      ratings.put(history.items().id(rows.column(p)), rows.value(p));
    }
    return ratings;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tea,5\n\"a,b\",2\n",
        "item,rating\ntea,5\n\"a,b\",2\n",
        "rating;seen;ISBN\n5;2009-01-31;tea\n2;;a,b\n",
        "tea\t5\t100\na,b\t2\t200\n",
        "tea|5\na,b|2\n",
        "tea::5::100\na,b::2::100\n",
        "tea 5\na,b  2\n",
        "sep=;\ntea;5\na,b;2\n",
        "id,score\ntea,5\n\"a,b\",2\n",
        "user_id:token\titem_id:token\trating:float\nann\ttea\t5.0\nann\ta,b\t2.0\n",
        "[{\"asin\": \"tea\", \"stars\": 5}, {\"asin\": \"a,b\", \"stars\": 2}]",
        "Book Id,Title,Author,My Rating,Average Rating\ntea,T,X,5,4.1\n\"a,b\",U,Y,2,3.9\n",
        "Const,Your Rating,Title\ntea,5,Tea\n\"a,b\",2,AB\n",
      })
  void isReadAsFilesOfRatingsAre(String text) throws IOException {
    DatasetReading reading = read(utf8(text), RatingScale.FIVE_STARS);
    assertThat(ratings(reading)).isEqualTo(Map.of("tea", 5f, "a,b", 2f));
    assertThat(reading.report().lines().get(0)).contains("mine.txt: ", "item = ", "rating = ");
  }

  @Test
  void mayBeInAnyCharsetAndCompressed() throws IOException {
    String text = "item,rating\ncaf\u00e9,5\n";
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(utf8("\uFEFF" + text));
    }
    for (byte[] bytes :
        new byte[][] {
          latin1(text), text.getBytes(StandardCharsets.UTF_16LE), zipped.toByteArray()
        }) {
      assertThat(ratings(read(bytes, RatingScale.FIVE_STARS))).isEqualTo(Map.of("caf\u00e9", 5f));
    }
  }

  @Test
  void mayComeFromStandardInput() throws IOException {
    DatasetReading reading =
        DatasetReader.detecting()
            .withStandardInput(new ByteArrayInputStream(utf8("tea,5\n")))
            .readHistory(Path.of("-"), RatingScale.FIVE_STARS);
    assertThat(ratings(reading)).isEqualTo(Map.of("tea", 5f));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tea\n\"a,b\"\n",
        "item\ntea\n\"a,b\"\n",
        "movieId;when\ntea;1\na,b;2\n",
        "{\"asin\": \"tea\"}\n{\"asin\": \"a,b\"}\n",
        "tea;2009-01-31\na,b;2009-01-31\n",
      })
  void ofImplicitFeedbackMayBeItemsAlone(String text) throws IOException {
    assertThat(ratings(read(utf8(text), RatingScale.counts(9))))
        .isEqualTo(Map.of("tea", 1f, "a,b", 1f));
    assertThatThrownBy(() -> read(utf8(text), RatingScale.FIVE_STARS))
        .isInstanceOf(DataFormatException.class)
        .hasMessageStartingWith(temp.resolve("mine.txt") + ": has no ratings of its items");
  }

  @Test
  void ofItemsWithBlanksIsOneOfLines() throws IOException {
    DatasetReading reading = read(utf8("The Matrix\nAlien 3\nUp\n"), RatingScale.UNARY);
    assertThat(reading.dataset().items().ids()).containsExactly("Alien 3", "The Matrix", "Up");
  }

  @Test
  void hasTheNewestOfSeveralRatingsWhichIsSaid() throws IOException {
    DatasetReading reading =
        read(utf8("item,rating,time\ntea,5,20\ntea,3,10\n"), RatingScale.FIVE_STARS);
    assertThat(ratings(reading)).isEqualTo(Map.of("tea", 5f));
    assertThat(reading.report().lines().get(1)).contains("1 of 2 rows repeats a user and item");
    DatasetReading plays = read(utf8("item\ntea\ntea\n"), RatingScale.counts(9));
    assertThat(ratings(plays)).isEqualTo(Map.of("tea", 2f));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'tea,5\ncake,many\n'; :2: rating 'many' is not a number",
        "'tea,5\ncake,9\n'; :2: rating 9 is not on the scale from 1.0 to 5.0",
        "'tea,5\ncake\n'; :2: 1 field instead of 2",
        "'u,tea,5\n'; :1: no column of items or ratings among u, tea, 5",
        "'user,item,rating\nann,tea,5\nbob,tea,4\n'; :3: a second user in a history of one user",
        "'item,rating\ntea,5\n\"cake,4\n'; :3: the quote before this text is never closed",
        "''; is empty; expected rows such as item,rating",
      })
  void isRefusedByFileAndLine(String text, String problem) {
    assertThatThrownBy(() -> read(utf8(text), RatingScale.FIVE_STARS))
        .isInstanceOf(DataFormatException.class)
        .hasMessageStartingWith(temp.resolve("mine.txt").toString())
        .hasMessageContaining(problem);
  }
}
