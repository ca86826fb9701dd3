package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The real files in the folder that DEEPMOVIE_DATA names (ml-100k, ml-1m). */
@EnabledIfEnvironmentVariable(named = "DEEPMOVIE_DATA", matches = ".+")
class RealMovieLensTest {

  private static Path folder(String name) {
    return Path.of(System.getenv("DEEPMOVIE_DATA"), name);
  }

  @Test
  void movieLens100KHasItsKnownCounts() throws IOException {
    Dataset data = MovieLens.read(folder("ml-100k"));
    assertEquals(943, data.users().size());
    assertEquals(1682, data.items().size());
    assertEquals(100_000, data.ratings().size());
    assertEquals(3.52986, data.ratings().mean(), 1e-5);
    assertEquals(1639, data.texts().count());
    assertEquals(19, data.itemAttributes().field("genre").orElseThrow().categories().size());
    assertEquals(21, data.userAttributes().field("occupation").orElseThrow().categories().size());
    assertThat(data.titles().stream().anyMatch(t -> t.startsWith("Misérables, Les (1995)")))
        .as("data.titles().stream().anyMatch(t -> t.startsWith(\"Misérables, Les (1995)\"))")
        .isTrue();
  }

  @Test
  void movieLens100KsOwnSplitsCoverItsRatings() throws IOException {
    Dataset data = MovieLens.read(folder("ml-100k"));
    RatingMatrix base = MovieLens.readRatings(folder("ml-100k"), "u1.base", data);
    RatingMatrix test = MovieLens.readRatings(folder("ml-100k"), "u1.test", data);
    assertEquals(80_000, base.size());
    assertEquals(20_000, test.size());
    for (int u = 0; u < data.users().size(); u++) {
      assertEquals(
          data.ratings().byUser().count(u), base.byUser().count(u) + test.byUser().count(u));
    }
  }

  @Test
  void movieLens1MHasItsKnownCounts() throws IOException {
    Dataset data = MovieLens.read(folder("ml-1m"));
    assertEquals(6040, data.users().size());
    assertEquals(3883, data.items().size());
    assertEquals(1_000_209, data.ratings().size());
    assertEquals(3.58156, data.ratings().mean(), 1e-5);
    long ratedWithText =
        IntStream.range(0, data.items().size())
            .filter(i -> data.ratings().byItem().count(i) > 0 && data.texts().has(i))
            .count();
    assertEquals(3692, ratedWithText);
    assertEquals(7, data.userAttributes().field("age").orElseThrow().categories().size());
    assertEquals(18, data.itemAttributes().field("genre").orElseThrow().categories().size());
    assertThat(data.titles().stream().anyMatch(t -> t.startsWith("Misérables, Les (1995)")))
        .as("data.titles().stream().anyMatch(t -> t.startsWith(\"Misérables, Les (1995)\"))")
        .isTrue();
  }
}
