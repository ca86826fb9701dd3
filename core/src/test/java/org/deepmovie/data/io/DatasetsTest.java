package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deepmovie.data.io.MovieLensFixture.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetsTest {

  @TempDir Path temp;

  @Test
  void aFolderAndAZipAreMovieLens() throws IOException {
    Path folder = MovieLensFixture.folder(temp, "ml", MovieLensFixture.layout1M());
    Path zip = MovieLensFixture.zip(temp.resolve("ML.ZIP"), "x/", MovieLensFixture.layout1M());
    assertEquals(Datasets.read(folder).fingerprint(), Datasets.read(zip).fingerprint());
    assertEquals(3, Datasets.read(zip).titles().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann\ttea\t5\t100\nbob\ttea\t1\t0\n",
        "ann::tea::5::100\nbob::tea::1::0\n",
        "ann,tea,5,100\nbob,tea,1,0\n",
        "userId,movieId,rating,timestamp\nann,tea,5,100\nbob,tea,1,0\n",
        "\"time\",\"rating\",\"ITEM_ID\",\"User\"\n100,5,tea,ann\n0,1,\"tea\",bob\n",
        "note;user;item;rating;timestamp\n;ann;tea;5;100\n;bob;tea;1;0\n",
        "User Id,movie-id,Rating,Time\nann,tea,5,100\nbob,tea,1,0\n",
        "\"ann\",\"tea\",5,100\n\"bob\",\"tea\",1,0\n",
        "\"say \"\"hi\"\"; a, b, 3\",user,item,rating,timestamp\nx,ann,tea,5,100\ny,bob,tea,1,0\n",
        "ann,tea,5,100.0\nbob,tea,1,0.0\n",
        "ann,tea,5,100\rbob,tea,1,0\r",
        "ann::tea::5::100\rbob::tea::1::0\r",
        "ann::tea::5::100\r\n\r\nbob::tea::1::0\r\n",
      })
  void aFileOfRatingsIsReadAsItsFirstRowSuggests(String text) throws IOException {
    Dataset data = Datasets.read(Files.write(temp.resolve("drinks.txt"), utf8(text)));
    assertEquals("drinks", data.name());
    assertEquals(List.of("ann", "bob"), data.users().ids());
    assertEquals(List.of("tea"), data.items().ids());
    assertEquals(5f, data.ratings().byUser().value(0));
    assertEquals(100L, data.ratings().timestamp(0));
    assertEquals(1f, data.ratings().byUser().value(1));
  }

  @Test
  void delimitersInsideQuotedFieldsOfTheFirstRowAreNoDelimiters() throws IOException {
    Path file = Files.write(temp.resolve("q.csv"), utf8("\"Smith, J\",\"a;b;3\",5\nann,tea,1\n"));
    Dataset data = Datasets.read(file);
    assertEquals(List.of("Smith, J", "ann"), data.users().ids());
    assertEquals(List.of("a;b;3", "tea"), data.items().ids());
  }

  @Test
  void anEmptyPathIsNoData() {
    var e = assertThrows(IllegalArgumentException.class, () -> Datasets.read(Path.of("")));
    assertThat(e.getMessage()).startsWith("no data given; give a folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE"})
  void utf16IsReadWithAndWithoutAByteOrderMark(String charset) throws IOException {
    for (String mark : List.of("\uFEFF", "")) {
      byte[] text = (mark + "ann,thé,5\nbob,thé,1\n").getBytes(charset);
      DatasetReading reading =
          DatasetReader.detecting().read(Files.write(temp.resolve("wide.csv"), text));
      assertEquals(List.of("thé"), reading.dataset().items().ids());
      assertThat(reading.report().lines().get(1)).endsWith("is not UTF-8; read as " + charset);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE"})
  void utf16FromAPipeMayHaveCharactersWithAZeroByte(String charset) throws IOException {
    byte[] text = "\uFEFFann,\u4E00,5\nbob,\u4E00,1\n".getBytes(charset);
    DatasetReading reading = DatasetReader.detecting().read("pipe", new ByteArrayInputStream(text));
    assertEquals(List.of("\u4E00"), reading.dataset().items().ids());
  }

  @ParameterizedTest
  @ValueSource(strings = {"user,item\nann,tea\nbob,tea\nann,tea\n", "1 2\n3 2\n1 2\n"})
  void aFileWithoutRatingsHoldsInteractionsThatAreCounted(String text) throws IOException {
    DatasetReading reading =
        DatasetReader.detecting().read(Files.writeString(temp.resolve("log.txt"), text));
    assertEquals(RatingScale.counts(2), reading.dataset().scale());
    assertEquals(2, reading.dataset().ratings().size());
    assertEquals(2f, reading.dataset().ratings().byUser().value(0));
    assertThat(reading.report().lines())
        .anyMatch(line -> line.endsWith("1 of 3 rows repeats a user and item; they are counted"));
  }

  @Test
  void aColumnOfPlaysHoldsCountsUnlessAScaleIsGiven() throws IOException {
    Path file =
        Files.writeString(temp.resolve("p.csv"), "user,artist,plays\nann,abba,3\nbob,abba,2\n");
    assertEquals(RatingScale.counts(3), DatasetReader.detecting().read(file).dataset().scale());
    DelimitedFormat stars = DelimitedFormat.DETECTED.withScale(RatingScale.FIVE_STARS);
    assertEquals(
        RatingScale.FIVE_STARS,
        DatasetReader.detecting().withFormat(stars).read(file).dataset().scale());
  }

  @Test
  void columnsThatAreNotReadAreSaid() throws IOException {
    Path file = Files.writeString(temp.resolve("l.csv"), "user,item,mood\nann,tea,1\nbob,tea,0\n");
    assertThat(DatasetReader.detecting().read(file).report().lines())
        .anyMatch(line -> line.endsWith("not read: mood"))
        .anyMatch(line -> line.contains("if mood holds ratings, give --columns rating=..."));
  }

  @Test
  void oneColumnIsNotTakenForTwoThings() throws IOException {
    Path file = Files.writeString(temp.resolve("one.csv"), "user_id,score\nann,5\nbob,4\n");
    DatasetReader reader =
        DatasetReader.detecting().withFormat(DelimitedFormat.DETECTED.withColumns("1", "1", "2"));
    assertThatThrownBy(() -> reader.read(file))
        .hasMessageContaining("one column would be taken for two things");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "''#is empty; expected rows such as user,item,rating",
        "'hello\nworld\n'#one column alone, hello; expected rows such as user,item,rating",
        "'user,thing,rating\nann,tea,5\n'#no column of items among user, thing, rating; give --columns item=2",
        "'a,b\n1,2\n'#no column of users or items among a, b; give --columns user=1,item=2 ",
      })
  void aFileThatHoldsNoRatingsIsRefusedWithWhatIsMissing(String text, String problem)
      throws IOException {
    Path file = Files.write(temp.resolve("drinks.txt"), utf8(text.replace("\\n", "\n")));
    DataFormatException e = assertThrows(DataFormatException.class, () -> Datasets.read(file));
    assertThat(e.getMessage()).startsWith(file.toString()).contains(problem);
  }

  @Test
  void aFolderOfOtherThingsIsRefusedWithTheAcceptedLayouts() {
    DataFormatException e = assertThrows(DataFormatException.class, () -> Datasets.read(temp));
    for (String file : List.of("u.data", "ratings.dat", "users.dat", "ratings.csv")) {
      assertThat(e.getMessage()).contains(file);
    }
  }

  @Test
  void aPathThatIsNotThereIsRefusedWithWhatIsAccepted() {
    Path nothing = temp.resolve("nothing");
    DataFormatException e = assertThrows(DataFormatException.class, () -> Datasets.read(nothing));
    assertThat(e.getMessage()).startsWith(nothing + ": no such file or folder; give a folder");
    assertThat(e.getMessage()).contains("u.data");
  }
}
