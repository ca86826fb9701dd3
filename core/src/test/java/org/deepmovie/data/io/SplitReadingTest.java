package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deepmovie.data.io.MovieLensFixture.utf8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.RatingScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitReadingTest {

  @TempDir Path temp;

  private String write(String name, String text) throws IOException {
    return Files.writeString(temp.resolve(name), text).toString();
  }

  @Test
  void theSetsShareTheIndicesOfAllTheirUsersAndItems() throws IOException {
    SplitReading sets =
        DatasetReader.detecting()
            .readSplit(
                Optional.empty(),
                write("a.tsv", "ann\ttea\t5\nbob\ttea\t2\n"),
                Optional.of(write("b.csv", "item,user,rating\nmilk,ann,1\n")),
                Optional.of(write("c.txt", "cat rum 4\n")));
    assertThat(sets.dataset().name()).isEqualTo("a");
    assertThat(sets.dataset().users().ids()).containsExactly("ann", "bob", "cat");
    assertThat(sets.dataset().items().ids()).containsExactly("milk", "rum", "tea");
    assertThat(sets.dataset().ratings().size()).isEqualTo(4);
    assertThat(sets.dataset().scale()).isEqualTo(RatingScale.FIVE_STARS);
    assertThat(sets.train().size()).isEqualTo(2);
    assertThat(sets.validation().contains(0, 0)).isTrue();
    assertThat(sets.test().contains(2, 1)).isTrue();
    assertThat(sets.test().users()).isEqualTo(3);
    assertThat(sets.report().lines()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"1 5, 1 10, true", "1 5, 0 5, true", "1 10, 1 5, true", "1 5, 2 5, false"})
  void setsThatMayBeOnDifferentScalesAreSaid(String train, String test, boolean different)
      throws IOException {
    String one = write("one.csv", ratings(train));
    String two = write("two.csv", ratings(test));
    SplitReading sets =
        DatasetReader.detecting()
            .readSplit(Optional.empty(), one, Optional.empty(), Optional.of(two));
    assertThat(sets.report().remarks()).hasSize(different ? 1 : 0);
    if (different) {
      assertThat(sets.report().remarks().get(0))
          .isEqualTo(
              "%s: ratings from %s.0 to %s.0, those of %s are from %s.0 to %s.0; both are taken to be on one scale, which --scale MIN..MAX gives"
                  .formatted(
                      two,
                      test.split(" ")[0],
                      test.split(" ")[1],
                      one,
                      train.split(" ")[0],
                      train.split(" ")[1]));
    }
  }

  private static String ratings(String ends) {
    StringBuilder rows = new StringBuilder("user,item,rating\n");
    for (int n = 0; n < 24; n++) {
      rows.append("u%d,i%d,%s%n".formatted(n % 6, n / 6, ends.split(" ")[n % 2]));
    }
    return rows.toString();
  }

  @Test
  void oneSetMayComeFromStandardInput() throws IOException {
    byte[] test = utf8("ann,milk,3\n");
    SplitReading sets =
        DatasetReader.detecting()
            .withStandardInput(new ByteArrayInputStream(test))
            .readSplit(
                Optional.empty(),
                write("a.csv", "ann,tea,5\nbob,tea,2\n"),
                Optional.empty(),
                Optional.of("-"));
    assertThat(sets.test().size()).isEqualTo(1);
    assertThat(sets.report().files().get(1).file()).isEqualTo("standard input");
  }

  @Test
  void ratingsAndInteractionsAreNotMixed() throws IOException {
    String ratings = write("ratings.csv", "user,item,rating\nann,tea,5\nbob,tea,2\n");
    String pairs = write("pairs.csv", "user,item\nann,milk\n");
    for (String[] files : new String[][] {{ratings, pairs}, {pairs, ratings}}) {
      assertThatThrownBy(
              () ->
                  DatasetReader.detecting()
                      .readSplit(
                          Optional.empty(), files[0], Optional.empty(), Optional.of(files[1])))
          .isInstanceOf(DataFormatException.class)
          .hasMessageStartingWith(pairs + ": has no column of ratings, and " + ratings);
    }
  }

  @Test
  void theSetsOfAFolderHaveItsTitlesAndAttributes() throws IOException {
    Map<String, byte[]> files = MovieLensFixture.layout100K();
    files.put("u1.base", utf8("2\t11\t3\n1\t13\t4\n"));
    files.put("u1.test", utf8("2\t13\t5\n2\t77\t5\n"));
    Path folder = MovieLensFixture.folder(temp, "ml", files);
    SplitReading sets =
        DatasetReader.detecting()
            .readSplit(Optional.of(folder), "u1.base", Optional.empty(), Optional.of("u1.test"));
    assertThat(sets.dataset().titles())
        .containsExactly("Señor Pluma (1931)", "Never Seen (1990)", "unknown", "77");
    assertThat(sets.dataset().userAttributes().field("age")).isPresent();
    assertThat(sets.train().size()).isEqualTo(2);
    assertThat(sets.test().contains(1, 3)).isTrue();
    assertThat(sets.validation().size()).isZero();
    assertThat(sets.report().itemsWithoutEntry()).isEqualTo(1);
  }

  @Test
  void theSetsOfAFolderWithoutRatingsOrBesideAFileAreFound() throws IOException {
    write("train.csv", "u1,i1,5\nu2,i1,1\n");
    write("test.csv", "u2,i2,3\n");
    String all = write("all.csv", "u9,i1,5\nu2,i2,1\n");
    for (Path data : new Path[] {temp, Path.of(all)}) {
      SplitReading sets =
          DatasetReader.detecting()
              .readSplit(Optional.of(data), "train.csv", Optional.empty(), Optional.of("test.csv"));
      assertThat(sets.train().size() + sets.test().size()).isEqualTo(3);
      assertThat(sets.dataset().users().indexOf("u9")).isEqualTo(data.equals(temp) ? -1 : 2);
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() throws IOException {
    String train = write("a.csv", "ann,tea,5\nbob,tea,2\n");
    String none = temp.resolve("none.csv").toString();
    assertThatThrownBy(
            () ->
                DatasetReader.detecting()
                    .readSplit(Optional.empty(), train, Optional.empty(), Optional.of(none)))
        .isInstanceOf(DataFormatException.class)
        .hasMessage(none + ": no such file");
  }
}
