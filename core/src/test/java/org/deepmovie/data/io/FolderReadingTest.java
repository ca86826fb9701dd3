package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deepmovie.data.io.MovieLensFixture.folder;
import static org.deepmovie.data.io.MovieLensFixture.layout100K;
import static org.deepmovie.data.io.MovieLensFixture.layout10M;
import static org.deepmovie.data.io.MovieLensFixture.layout1M;
import static org.deepmovie.data.io.MovieLensFixture.layoutLatest;
import static org.deepmovie.data.io.MovieLensFixture.utf8;
import static org.deepmovie.data.io.MovieLensFixture.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layouts of MovieLens are a help, not a cage. */
class FolderReadingTest {

  private static final String RATINGS = "userId,movieId,rating\n1,11,5\n2,13,2\n";

  @TempDir Path temp;

  private DatasetReading read(Map<String, byte[]> files) throws IOException {
    return DatasetReader.detecting().read(folder(temp, "data", files));
  }

  @Test
  void aWholeLayoutNeedsNoWord() throws IOException {
    for (Map<String, byte[]> files :
        List.of(layout100K(), layout1M(), layout10M(), layoutLatest())) {
      Path folder = folder(temp, "whole" + files.keySet().hashCode(), files);
      assertThat(DatasetReader.detecting().read(folder).report().lines()).isEmpty();
    }
  }

  @Test
  void anItemAndAUserWithoutAnEntryAreAddedAndCounted() throws IOException {
    Map<String, byte[]> files = layout1M();
    files.put("ratings.dat", utf8("1::11::5::1\n7::99::4::1\n7::98::4::1\n"));
    DatasetReading reading = read(files);
    Dataset data = reading.dataset();
    assertThat(data.items().ids()).containsExactly("11", "12", "13", "98", "99");
    assertThat(data.titles()).endsWith("98", "99").startsWith("Señor Pluma (1931)");
    assertThat(data.users().ids()).containsExactly("1", "2", "7");
    assertThat(data.userAttributes().field("gender").orElseThrow().categories(2)).isEmpty();
    assertThat(data.itemAttributes().field("genre").orElseThrow().categories(4)).isEmpty();
    assertThat(reading.report().itemsWithoutEntry()).isEqualTo(2);
    assertThat(reading.report().lines())
        .containsExactly(
            "1 user has ratings but no entry, and so no attributes",
            "2 items have ratings but no entry; their titles are their ids");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ratings.csv", "my-ratings.tsv", "Rating.txt", "data.inter", "x.csv"})
  void ratingsAloneInAFolderOrZipAreReadAsTheFileWouldBe(String name) throws IOException {
    Map<String, byte[]> files = Map.of(name, utf8(RATINGS), "README.txt", utf8("read me"));
    DatasetReading reading = read(files);
    assertThat(reading.dataset().name()).isEqualTo("data");
    assertThat(reading.dataset().ratings().size()).isEqualTo(2);
    assertThat(reading.dataset().scale()).isEqualTo(new RatingScale(2, 5, 1));
    assertThat(reading.report().lines().get(0)).contains("user = userId");
    Dataset zipped = Datasets.read(zip(temp.resolve("archive"), "top/", files));
    assertThat(zipped.fingerprint()).isEqualTo(reading.dataset().fingerprint());
  }

  @Test
  void aFolderOfSeveralFilesIsRefusedWithTheirNames() {
    Map<String, byte[]> files = Map.of("a.csv", utf8(RATINGS), "b.csv", utf8(RATINGS));
    assertThatThrownBy(() -> read(files))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("several files that may be the ratings, such as a.csv, b.csv;")
        .hasMessageContaining("give the file itself");
  }

  @Test
  void ratingsMayLackTimesAndBeCompressed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(utf8(RATINGS));
    }
    Map<String, byte[]> files = layoutLatest();
    files.remove("ratings.csv");
    files.put("ratings.csv.gz", bytes.toByteArray());
    Dataset data = read(files).dataset();
    assertThat(data.ratings().hasTimestamps()).isFalse();
    assertThat(data.titles()).contains("Pluma, Señor (1931)");
    assertThat(data.scale()).isEqualTo(RatingScale.HALF_STARS);
    Map<String, byte[]> tabs = layout100K();
    tabs.put("u.data", utf8("2\t11\t3\n1\t13\t5\n"));
    assertThat(Datasets.read(folder(temp, "tabs", tabs)).ratings().size()).isEqualTo(2);
  }

  @Test
  void aMissingFileIsLeftOutAndNamed() throws IOException {
    Map<String, byte[]> files = layout100K();
    files.remove("u.user");
    DatasetReading reading = read(files);
    assertThat(reading.dataset().titles()).contains("Señor Pluma (1931)");
    assertThat(reading.report().lines())
        .containsExactly(temp.resolve("data") + ": u.user is missing and left out");
  }

  @Test
  void ofTwoLayoutsTheWholeOneIsReadOrTheOneThatIsChosen() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>(layout1M());
    files.put("ratings.csv", utf8(RATINGS));
    DatasetReading reading = read(files);
    assertThat(reading.report().layout()).isEqualTo("ml-1m");
    assertThat(reading.report().lines().get(0))
        .contains("holds files of several layouts; read as ml-1m");
    Path folder = temp.resolve("data");
    Dataset chosen =
        DatasetReader.detecting().withLayout(MovieLensLayout.ML_LATEST).read(folder).dataset();
    assertThat(chosen.users().ids()).containsExactly("1", "2");
    assertThat(chosen.scale()).isEqualTo(new RatingScale(2, 5, 1));
    assertThatThrownBy(
            () -> DatasetReader.detecting().withLayout(MovieLensLayout.ML_100K).read(folder))
        .hasMessageContaining("u.data is missing; the layout ml-100k has it");
    assertThatThrownBy(() -> MovieLensLayout.parse("ml-2m"))
        .hasMessageContaining("'ml-2m'; give one of ml-100k, ml-1m, ml-10m, ml-latest");
  }

  @Test
  void ofTwoWholeLayoutsOneMustBeChosen() throws IOException {
    folder(temp, "both", layout100K());
    Path folder = folder(temp, "both", layout1M());
    assertThatThrownBy(() -> Datasets.read(folder))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("several layouts: ml-100k, ml-1m; choose one with --layout");
    assertThat(
            DatasetReader.detecting()
                .withLayout(MovieLensLayout.ML_1M)
                .read(folder)
                .report()
                .layout())
        .isEqualTo("ml-1m");
  }

  @Test
  void theScaleIsWhatTheRatingsSpanIfTheyLeaveThatOfTheLayout() throws IOException {
    Map<String, byte[]> tweetings = new LinkedHashMap<>();
    tweetings.put("ratings.dat", utf8("1::0111161::10::1373234211\n2::0111161::0::1373234215\n"));
    tweetings.put("movies.dat", utf8("0111161::Prison Tale (1994)::Drama\n"));
    DatasetReading reading = read(tweetings);
    assertThat(reading.dataset().scale()).isEqualTo(new RatingScale(0, 10, 1));
    assertThat(reading.report().lines())
        .singleElement()
        .asString()
        .endsWith(
            "ratings leave the scale of ml-10m; it is 0.0 to 10.0 in steps of 1.0, as the ratings"
                + " span");
    tweetings.put("users.dat", utf8("1::177651718\n2::522540374\n"));
    assertThat(read(tweetings).dataset().users().ids()).containsExactly("1", "2");
    assertThat(read(tweetings).report().remarks().get(0)).endsWith("users has no attributes");
  }

  @Test
  void columnsAndScaleMayBeGivenForAFolder() throws IOException {
    Map<String, byte[]> files = layoutLatest();
    files.put("ratings.csv", utf8("who,what,mark\n1,11,5\n2,13,2\n"));
    DelimitedFormat format =
        DelimitedFormat.DETECTED
            .withColumns("who", "what", "mark")
            .withScale(RatingRange.parse("0..10"));
    Dataset data =
        DatasetReader.detecting().withFormat(format).read(folder(temp, "own", files)).dataset();
    assertThat(data.titles()).contains("Pluma, Señor (1931)");
    assertThat(data.scale()).isEqualTo(new RatingScale(0, 10, 1));
  }
}
