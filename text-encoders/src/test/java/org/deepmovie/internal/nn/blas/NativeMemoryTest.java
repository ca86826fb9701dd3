package org.deepmovie.internal.nn.blas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.memory.deallocation.DeallocatorService;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What ND4J holds outside the heap when models of networks come and go. */
class NativeMemoryTest {

  private static final Dataset DATA = Sample.generate(1).dataset();
  private static final int TIMES = 20;

  @TempDir private Path folder;

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"native", "dl4j"})
  void twentyModelsLeaveNoMoreThanOne(String engine) throws Exception {
    Providers providers = Providers.load();
    Path file = folder.resolve("model.zip");
    ModelFile.save(
        providers
            .trainer("pmf+cnn", Map.of("epochs", "1", "filters", "4", "engine", engine))
            .fit(DATA, TrainingContext.ofSeed(1)),
        file);
    useAndDrop(file, providers);
    long one = collected(0);
    for (int n = 1; n < TIMES; n++) {
      useAndDrop(file, providers);
    }
    assertThat(collected(one)).isLessThanOrEqualTo(one);
  }

  private static void useAndDrop(Path file, Providers providers) throws IOException {
    ColdStartRecommender model = (ColdStartRecommender) ModelFile.load(file, providers);
    assertThat(model.predictNew(0, DATA)).hasSize(DATA.items().size());
  }

  /** The buffers left after garbage has been collected, or as soon as there are few enough. */
  private static long collected(long enough) throws InterruptedException {
    for (int n = 0; n < 20 && buffers() > enough; n++) {
      System.gc();
      Thread.sleep(50);
    }
    return buffers();
  }

  /** The buffers that ND4J has not freed, of which only its service knows. */
  private static long buffers() {
    try {
      Field references = DeallocatorService.class.getDeclaredField("referenceMap");
      references.setAccessible(true);
      return ((Map<?, ?>) references.get(Nd4j.getDeallocatorService())).size();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("ND4J counts its buffers otherwise", e);
    }
  }

  @Test
  void whatIsCountedGrowsWithAnArrayAndShrinksWhenItIsForgotten() throws InterruptedException {
    long before = collected(0);
    INDArray array = Nd4j.create(1000);
    assertThat(buffers()).isGreaterThan(before);
    assertThat(array.length()).isEqualTo(1000);
    array = null;
    assertThat(collected(before)).isLessThanOrEqualTo(before);
  }
}
