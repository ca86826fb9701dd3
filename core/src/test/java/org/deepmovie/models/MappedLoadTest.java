package org.deepmovie.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deepmovie.SmallRatings;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.Rating;
import org.deepmovie.index.VectorRecommender;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedLoadTest {

  private static final Dataset DATA = SmallRatings.generate(150, 140, 0.1, 1);
  private static final Providers PROVIDERS = Providers.load();

  @TempDir Path folder;
  private Path file;
  private Recommender fitted;

  @BeforeEach
  void save() throws IOException {
    file = folder.resolve("model.zip");
    fitted = PROVIDERS.trainer("pmf:factors=3,epochs=2").fit(DATA, TrainingContext.ofSeed(1));
    ModelFile.save(fitted, file);
  }

  private Recommender mapped() throws IOException {
    return ModelFile.load(file, PROVIDERS, LoadOptions.mapped(folder));
  }

  @Test
  void vectorsOfUsersAndItemsAreNotOnTheHeapAndHaveTheSameBits() throws IOException {
    FactorRecommender onHeap = (FactorRecommender) fitted;
    FactorRecommender mapped = (FactorRecommender) mapped();
    assertThat(mapped.model().users()).isNotInstanceOf(FloatMatrix.class);
    assertThat(mapped.model().items()).isNotInstanceOf(FloatMatrix.class);
    assertThat(mapped.model().userMatrix().values())
        .containsExactly(onHeap.model().userMatrix().values());
    assertThat(mapped.model().items().row(139)).containsExactly(onHeap.model().items().row(139));
    assertThat(mapped.model().items().get(139, 2)).isEqualTo(onHeap.model().items().get(139, 2));
  }

  @Test
  void listsOfSeveralPanelsAreThoseOfTheHeap() throws IOException {
    Recommender mapped = mapped();
    for (int user = -1; user < 150; user += 30) {
      assertThat(mapped.recommend(user, 100)).isEqualTo(fitted.recommend(user, 100));
    }
    assertThat(mapped.similar(77, 100)).isEqualTo(fitted.similar(77, 100));
    assertThat(((VectorRecommender) mapped).itemSimilarity().of(3, 139))
        .isEqualTo(((VectorRecommender) fitted).itemSimilarity().of(3, 139));
  }

  @Test
  void anUpdateOfAMappedModelIsThatOfTheHeap() throws IOException {
    List<Rating> arrived =
        List.of(new Rating("new", DATA.items().id(0), 5), new Rating("u1", "other", 1));
    Recommender expected = fitted.updated(arrived);
    Recommender actual = mapped().updated(arrived);
    assertThat(actual.predict("new", "other")).isEqualTo(expected.predict("new", "other"));
    assertThat(actual.recommend("new", 20)).isEqualTo(expected.recommend("new", 20));
  }

  @Test
  void nothingLiesBesideTheModelAndTheMappingEndsWithIt() throws Exception {
    long before = mappedBytes();
    assertThat(loadAndForget()).isGreaterThan(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
    for (int n = 0; n < 100 && mappedBytes() > before; n++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(mappedBytes()).isLessThanOrEqualTo(before);
  }

  /** The size of all mappings while there is a mapped model. */
  private long loadAndForget() throws IOException {
    Recommender model = mapped();
    long bytes = mappedBytes();
    assertThat(model.recommend(0, 3)).hasSize(3);
    return bytes;
  }

  private static long mappedBytes() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("mapped"))
        .mapToLong(BufferPoolMXBean::getTotalCapacity)
        .sum();
  }

  @Test
  void aFolderThatCannotBeWrittenIsOneSentence() {
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> ModelFile.load(file, PROVIDERS, LoadOptions.mapped(none)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "%s cannot be loaded: no file for its vectors can be created in %s; give another"
                + " folder",
            file, none);
  }

  @Test
  void aFolderOfAnotherFileSystemIsRefused() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Path inZip = zip.getPath("/");
      assertThatThrownBy(() -> LoadOptions.mapped(inZip))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no file can be mapped in /; give a folder on the default file system");
    }
  }

  @Test
  void aDamagedFileIsRefusedAndLeavesNothing() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    byte[] name = "item_vectors.npy".getBytes(StandardCharsets.US_ASCII);
    int start = 0;
    while (!Arrays.equals(whole, start, start + name.length, name, 0, name.length)) {
      start++;
    }
    whole[start + name.length + 200]++;
    Files.write(file, whole);
    assertThatThrownBy(this::mapped)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("item_vectors");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void anInterruptedThreadLoadsNothing() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(this::mapped)
          .hasRootCauseInstanceOf(ClosedByInterruptException.class)
          .hasMessageContaining("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
