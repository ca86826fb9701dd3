package org.deepmovie.data.io;

import static org.deepmovie.data.io.MovieLensFixture.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
      })
  void aFileOfRatingsIsReadAsItsFirstLineSuggests(String text) throws IOException {
    Dataset data = Datasets.read(Files.write(temp.resolve("drinks.txt"), utf8(text)));
    assertEquals("drinks", data.name());
    assertEquals(List.of("ann", "bob"), data.users().ids());
    assertEquals(List.of("tea"), data.items().ids());
    assertEquals(5f, data.ratings().byUser().value(0));
    assertEquals(100L, data.ratings().timestamp(0));
    assertEquals(1f, data.ratings().byUser().value(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello\nworld\n", "user,thing,rating\nann,tea,5\n", "a,b\n1,2\n"})
  void aFileThatHoldsNoRatingsIsRefusedWithWhatIsAccepted(String text) throws IOException {
    Path file = Files.write(temp.resolve("drinks.txt"), utf8(text));
    DataFormatException e = assertThrows(DataFormatException.class, () -> Datasets.read(file));
    assertTrue(
        e.getMessage().startsWith(file + ":1: not a file of ratings: expected user, item, rating"),
        e.getMessage());
  }

  @Test
  void aFolderOfOtherThingsIsRefusedWithTheAcceptedLayouts() {
    DataFormatException e = assertThrows(DataFormatException.class, () -> Datasets.read(temp));
    for (String file : List.of("u.data", "ratings.dat", "users.dat", "ratings.csv")) {
      assertTrue(e.getMessage().contains(file), e.getMessage());
    }
  }

  @Test
  void aPathThatIsNotThereIsRefusedWithWhatIsAccepted() {
    Path nothing = temp.resolve("nothing");
    DataFormatException e = assertThrows(DataFormatException.class, () -> Datasets.read(nothing));
    assertTrue(e.getMessage().startsWith(nothing + ": no such file or folder; give a folder"));
    assertTrue(e.getMessage().contains("u.data"));
  }
}
