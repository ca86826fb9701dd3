package org.deepmovie.neighborhood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.deepmovie.data.Dataset;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.FileContent;
import org.deepmovie.store.Storable;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Model files whose arrays have the right shapes, but do not make a model. */
class DamagedModelTest {

  private static final Dataset DATA = PlantedRatings.generate(30, 20, 0.4, 1);

  /** Entries in memory. */
  private static final class Entries implements ArchiveWriter, ArchiveReader {
    private final Map<String, Object> entries = new HashMap<>();

    @Override
    public void floats(String name, int rows, int columns, float[] values) {
      entries.put(name, values);
    }

    @Override
    public void floats(String name, float[] values) {
      entries.put(name, values);
    }

    @Override
    public void ints(String name, int[] values) {
      entries.put(name, values);
    }

    @Override
    public void json(String name, Object value) {
      entries.put(name, value);
    }

    @Override
    public void file(String name, FileContent content) {
      throw new UnsupportedOperationException(name);
    }

    @Override
    public float[] floats(String name, int rows, int columns) {
      return floats(name, rows * columns);
    }

    @Override
    public float[] floats(String name, int length) {
      float[] values = (float[]) entries.get(name);
      assertThat(values.length).isEqualTo(length);
      return values.clone();
    }

    @Override
    public int[] ints(String name, int length) {
      int[] values = ints(name);
      assertThat(values.length).isEqualTo(length);
      return values;
    }

    @Override
    public int[] ints(String name) {
      return ((int[]) entries.get(name)).clone();
    }

    @Override
    public List<String> strings(String name, int length) {
      throw new UnsupportedOperationException(name);
    }

    @Override
    public <T> T json(String name, Class<T> type) {
      return type.cast(entries.get(name));
    }

    @Override
    public boolean contains(String name) {
      return entries.containsKey(name.replaceFirst("\\.npy$", ""));
    }

    @Override
    public InputStream file(String name) {
      throw new UnsupportedOperationException(name);
    }
  }

  private static void assertRefused(String model, Consumer<Entries> damage) throws IOException {
    Trainer trainer = Providers.load().trainer(model);
    Recommender fitted = trainer.fit(DATA, TrainingContext.ofSeed(1));
    Entries entries = new Entries();
    ((Storable) fitted).save(entries);
    assertThat(trainer.load(fitted.header(), entries).predict(2, 3))
        .isEqualTo(fitted.predict(2, 3));
    damage.accept(entries);
    assertThrows(IllegalArgumentException.class, () -> trainer.load(fitted.header(), entries));
  }

  private static int[] ints(Entries entries, String name) {
    return (int[]) entries.entries.get(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"item-knn:shrinkage=1", "user-knn:shrinkage=1", "wgt-ngbr:shrinkage=1"})
  void invalidNeighborsAreRefused(String model) throws IOException {
    assertRefused(model, entries -> ints(entries, "neighbors")[3] = 1_000);
    assertRefused(model, entries -> ints(entries, "neighbors")[3] = -1);
    assertRefused(model, entries -> ints(entries, "neighbors")[0] = 0);
    assertRefused(model, entries -> ints(entries, "neighbors")[1] = ints(entries, "neighbors")[0]);
    assertRefused(model, entries -> floats(entries)[0] = 0);
    assertRefused(model, entries -> floats(entries)[0] = floats(entries)[1] / 2);
  }

  private static float[] floats(Entries entries) {
    return (float[]) entries.entries.get("similarities");
  }

  @Test
  void countsOfNeighborsThatOverflowAreRefused() throws IOException {
    assertRefused(
        "item-knn:shrinkage=1",
        entries -> {
          int[] counts = ints(entries, "neighbor_counts");
          int sum = Arrays.stream(counts).sum();
          Arrays.fill(counts, 0);
          counts[0] = 5;
          counts[1] = Integer.MAX_VALUE;
          counts[2] = Integer.MAX_VALUE;
          counts[3] = sum - 3;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"global-ngbr:epochs=1", "integrated:factors=2,epochs=1"})
  void ratedItemsAmongTheUnratedAreRefused(String model) throws IOException {
    assertRefused(
        model,
        entries -> {
          ints(entries, "unrated_counts")[0] = 1;
          int rated = DATA.ratings().byUser().column(0);
          entries.ints("unrated_columns", new int[] {rated});
          entries.floats("unrated_values", new float[] {1});
        });
  }

  @Test
  void weightsOfUnknownItemsAreRefused() throws IOException {
    assertRefused(
        "global-ngbr:shrinkage=1,epochs=1",
        entries -> ints(entries, "neighbor_weights_columns")[0] = 20);
    assertRefused(
        "slim:l1Regularization=0.1", entries -> ints(entries, "item_weights_columns")[0] = -1);
    assertRefused("ease", entries -> ints(entries, "interactions_columns")[0] = 20);
  }
}
