package org.deepmovie.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.vector.VectorFiles;
import org.deepmovie.internal.analysis.PretrainedVectors;
import org.deepmovie.internal.analysis.Vocabulary;
import org.deepmovie.internal.io.StatedCount;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

class LogLinesTest {

  private static final Dataset DATA = PlantedRatings.generate(30, 20, 0.4, 3);

  /** What is done while the log is read. */
  private interface Work {
    void run() throws Exception;
  }

  /** The lines that {@code logger} writes at {@code level} and above. */
  private static List<String> lines(Class<?> logger, Level level, Work work) throws Exception {
    Object log = LoggerFactory.getLogger(logger);
    Field current = log.getClass().getDeclaredField("currentLogLevel");
    current.setAccessible(true);
    int before = current.getInt(log);
    PrintStream err = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, UTF_8));
    current.setInt(log, level.toInt());
    try {
      work.run();
    } finally {
      current.setInt(log, before);
      System.setErr(err);
    }
    return bytes.toString(UTF_8).lines().filter(line -> line.contains(" org.deepmovie.")).toList();
  }

  /** The warnings of {@code StatedCount}; other loggers may write to the same stream. */
  private static List<String> warnings(Work work) throws Exception {
    return lines(StatedCount.class, Level.WARN, work).stream()
        .filter(line -> line.contains("WARN"))
        .toList();
  }

  private static Recommender fit() {
    return Providers.load()
        .trainer("svd:factors=3,epochs=4")
        .fit(DATA, TrainingContext.ofSeed(1).withThreads(1));
  }

  @Test
  void aFitIsOneLineAtInfoAndOneMoreForEachEpochAtDebug() throws Exception {
    List<String> info = lines(Trainer.class, Level.INFO, LogLinesTest::fit);
    assertThat(info).hasSize(1);
    assertThat(info.get(0))
        .contains("INFO org.deepmovie.train.Trainer - fitted svd:factors=3,epochs=4 to ");
    List<String> debug = lines(Trainer.class, Level.DEBUG, LogLinesTest::fit);
    assertThat(debug).hasSize(5);
    for (int epoch = 1; epoch <= 4; epoch++) {
      assertThat(debug.get(epoch - 1))
          .contains("DEBUG org.deepmovie.train.Trainer - svd:factors=3,epochs=4: epoch " + epoch);
    }
    assertThat(debug.get(4)).contains("INFO");
  }

  @Test
  void filesWithFewerVectorsThanTheyStateAreNamedInAWarning(@TempDir Path folder) throws Exception {
    Path whole = Files.writeString(folder.resolve("whole.txt"), "2 3\ntea 1 2 3\nrum 4 5 6\n");
    Path cut = Files.writeString(folder.resolve("cut.txt"), "9 3\ntea 1 2 3\nrum 4 5 6\n");
    IdMap ids = IdMap.of(List.of("tea", "rum"));
    Vocabulary words = Vocabulary.of(List.of("tea", "rum"));
    Work readWhole =
        () -> {
          VectorFiles.read(whole, ids);
          PretrainedVectors.read(whole, words);
        };
    Work readCut =
        () -> {
          VectorFiles.read(cut, ids);
          PretrainedVectors.read(cut, words);
        };
    assertThat(warnings(readWhole)).isEmpty();
    assertThat(warnings(readCut))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains(cut + ": states 9 vectors and has 2"));
  }

  @Test
  void aLoadIsOneLineAtInfo(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("model.zip");
    ModelFile.save(fit(), file);
    List<String> info =
        lines(ModelFile.class, Level.INFO, () -> ModelFile.load(file, Providers.load()));
    assertThat(info).hasSize(1);
    assertThat(info.get(0)).contains("INFO org.deepmovie.models.ModelFile").contains("svd");
  }
}
