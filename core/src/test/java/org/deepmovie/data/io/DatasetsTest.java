package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deepmovie.data.io.MovieLensFixture.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deepmovie.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
  void utf16IsRefusedByName(String charset) throws IOException {
    byte[] text = "\uFEFFann,tea,5\nbob,tea,1\n".getBytes(charset);
    Path file = Files.write(temp.resolve("wide.csv"), text);
    DataFormatException e = assertThrows(DataFormatException.class, () -> Datasets.read(file));
    assertEquals(file + ": is UTF-16; save it as UTF-8", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello\nworld\n", "user,thing,rating\nann,tea,5\n", "a,b\n1,2\n"})
  void aFileThatHoldsNoRatingsIsRefusedWithWhatIsAccepted(String text) throws IOException {
    Path file = Files.write(temp.resolve("drinks.txt"), utf8(text));
    DataFormatException e = assertThrows(DataFormatException.class, () -> Datasets.read(file));
    assertThat(e.getMessage())
        .startsWith(file + ":1: not a file of ratings: expected user, item, rating");
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
