package org.deepmovie.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model whose vectors, 69 MB, are larger than the heap. */
@Tag("slow")
class LargeModelTest {

  /** Kernels with and without it differ by rounding. */
  private static final String VECTORS = "jdk.incubator.vector";

  private static final int USERS = 140_001;
  private static final int ITEMS = 500;
  private static final int RATED_STEP = 1000;

  @Test
  void aModelThatIsLargerThanTheHeapAnswersMappedWhatItDoesOnALargerHeap(@TempDir Path folder)
      throws IOException, InterruptedException {
    Recommender model = fit();
    Path file = folder.resolve("model.zip");
    ModelFile.save(model, file);
    try (ChildJvm child =
        ChildJvm.start(
            List.of(
                "-Xmx64m",
                "--add-modules",
                ModuleLayer.boot().findModule(VECTORS).isPresent() ? VECTORS : "java.base"),
            LargeModelMain.class.getName(),
            "" + file,
            "" + folder)) {
      assertThat(child.await(Duration.ofMinutes(2))).as("%s", child.output()).isZero();
      assertThat(child.output())
          .contains(
              file
                  + ": user_vectors.npy unpacks to 68 MB, more than a quarter of this JVM's heap;"
                  + " if you trust the file, raise -Xmx",
              LargeModelMain.answers(model));
    }
  }

  /** Some users have ratings, at both ends of the vectors, too; the others cost no time. */
  private static Recommender fit() {
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int user = 0; user < USERS; user += RATED_STEP) {
      for (int n = 0; n < 8; n++) {
        ratings.add(user, (user / RATED_STEP + 61 * n) % ITEMS, 1 + (user + n) % 5);
      }
    }
    return Providers.load()
        .trainer("pmf:factors=127,epochs=1")
        .fit(
            Dataset.builder("large", ids("u", USERS), ids("i", ITEMS), ratings.build(USERS, ITEMS))
                .build(),
            TrainingContext.ofSeed(1).withThreads(1));
  }

  private static IdMap ids(String prefix, int count) {
    return IdMap.of(IntStream.range(0, count).mapToObj(n -> prefix + n).toList());
  }
}
