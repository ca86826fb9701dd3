package org.deepmovie.data.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.GivenVectors;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.io.Datasets;
import org.deepmovie.data.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFileTest {

  private static final Dataset SMALL =
      Dataset.of(
          List.of(
              new Rating("ann", "Zoë", 5, 70),
              new Rating("ann", "tea", 3),
              new Rating("bob", "tea", 1, -60)));

  @TempDir private Path folder;

  private Dataset copy(Dataset data) throws IOException {
    Path file = folder.resolve("copy.dmd");
    DatasetFile.write(data, file);
    return Datasets.read(file);
  }

  @Test
  void everythingOfADataSetComesBack() throws IOException {
    Dataset data = Sample.generate(1).dataset();
    Dataset copy = copy(data);
    assertThat(copy.name()).isEqualTo(data.name());
    assertThat(copy.users()).isEqualTo(data.users());
    assertThat(copy.items()).isEqualTo(data.items());
    assertThat(copy.fingerprint()).isEqualTo(data.fingerprint());
    assertThat(copy.scale()).isEqualTo(data.scale());
    assertThat(copy.titles()).isEqualTo(data.titles());
    for (int p = 0; p < data.ratings().size(); p++) {
      assertThat(copy.ratings().timestamp(p)).isEqualTo(data.ratings().timestamp(p));
    }
    for (int item = 0; item < data.items().size(); item++) {
      assertThat(copy.texts().text(item)).isEqualTo(data.texts().text(item));
      for (CategoricalField field : data.itemAttributes().fields()) {
        assertThat(copy.itemAttributes().field(field.name()).orElseThrow().categories(item))
            .isEqualTo(field.categories(item));
      }
    }
    for (CategoricalField field : data.userAttributes().fields()) {
      assertThat(copy.userAttributes().field(field.name()).orElseThrow().categories(7))
          .isEqualTo(field.categories(7));
    }
  }

  @Test
  void feedbackCountsAndMissingTimesComeBack() throws IOException {
    Dataset counts =
        Dataset.of(List.of(new Rating("ann", "a", 900), new Rating("bob", "b", 1)))
            .withImplicitFeedback(new RatingMatrixBuilder().add(0, 1, 1).build(2, 2).byUser());
    Dataset copy = copy(counts);
    assertThat(copy.fingerprint()).isEqualTo(counts.fingerprint());
    assertThat(copy.scale()).isEqualTo(RatingScale.counts(900));
    assertThat(copy.implicitFeedback().size()).isEqualTo(3);
    assertThat(copy.ratings().hasTimestamps()).isFalse();
  }

  @Test
  void idsKeepTheirNumbers() throws IOException {
    Dataset backwards =
        Dataset.builder(
                "b",
                IdMap.of(List.of("z", "a")),
                IdMap.of(List.of("i")),
                new RatingMatrixBuilder().add(0, 0, 2).add(1, 0, 3).build(2, 1))
            .build();
    assertThat(copy(backwards).users().ids()).containsExactly("z", "a");
  }

  @Test
  void anyChangedByteIsNoticed() throws IOException {
    Path file = folder.resolve("small.dmd");
    DatasetFile.write(SMALL, file);
    byte[] bytes = Files.readAllBytes(file);
    for (int n = 8; n < bytes.length; n++) {
      byte[] changed = bytes.clone();
      changed[n] ^= 4;
      Files.write(file, changed);
      assertThatThrownBy(() -> DatasetFile.read(file))
          .as("byte %d of %d", n, bytes.length)
          .isInstanceOf(DataFormatException.class)
          .hasMessageStartingWith(file + ": ")
          .hasMessageMatching("[^\n]*");
    }
  }

  @Test
  void aFileThatIsCutOffIsRefused() throws IOException {
    Path file = folder.resolve("small.dmd");
    DatasetFile.write(SMALL, file);
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 8; length < bytes.length; length += 7) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> Datasets.read(file))
          .hasMessage(file + ": is cut off; copy it, or convert the data, again");
    }
  }

  @Test
  void contentsThatNoProgramWroteAreRefused() throws IOException {
    Random random = new Random(1);
    Path file = folder.resolve("random.dmd");
    DatasetFile.write(SMALL, file);
    byte[] start = Arrays.copyOf(Files.readAllBytes(file), 8);
    for (int n = 0; n < 20; n++) {
      byte[] bytes = new byte[200];
      random.nextBytes(bytes);
      System.arraycopy(start, 0, bytes, 0, 8);
      Files.write(file, bytes);
      assertThatThrownBy(() -> DatasetFile.read(file)).isInstanceOf(DataFormatException.class);
    }
  }

  @Test
  void aLaterVersionIsNamed() throws IOException {
    Path file = folder.resolve("small.dmd");
    DatasetFile.write(SMALL, file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 8] = 2;
    Files.write(file, bytes);
    assertThatThrownBy(() -> DatasetFile.read(file))
        .hasMessage(
            file
                + ": has version 2 of the binary form, and this program reads version 1; convert the"
                + " data again");
  }

  @Test
  void givenVectorsAreRefusedAndNothingIsWritten() throws IOException {
    BitSet known = new BitSet();
    known.set(0);
    Dataset data =
        SMALL.withItemVectors(List.of(new GivenVectors("v", new FloatMatrix(2, 1), known)));
    assertThatThrownBy(() -> DatasetFile.write(data, folder.resolve("v.dmd")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("given vectors are not kept in the binary form; convert the data without them");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }
}
