package org.deepmovie.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.cli.CommandRun;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.data.vector.VectorFiles;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full, or that cannot be written, is named in one sentence, and what was there
 * stays. The disk is a small file system in memory, which only the administrator of a Linux machine
 * can mount; the tests are skipped elsewhere.
 */
class FullDiskTest {

  private static final String SIZE = "size=100k";

  @TempDir private Path disk;

  private boolean mounted;

  @BeforeEach
  void mountASmallDisk() throws Exception {
    mounted =
        Files.isDirectory(Path.of("/proc/self"))
            && run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", disk.toString());
    assumeTrue(mounted, "only the administrator of a Linux machine can mount a small disk");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Recommender fitted(String model) {
    return Providers.load()
        .trainer(model)
        .fit(Sample.generate(1).dataset(), TrainingContext.ofSeed(1));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(disk)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aModelThatDoesNotFitLeavesTheOldOne() throws IOException {
    Path file = disk.resolve("model.zip");
    ModelFile.save(fitted("baseline"), file);
    byte[] old = Files.readAllBytes(file);
    Recommender large = fitted("pmf:factors=100,epochs=1");
    assertThatThrownBy(() -> ModelFile.save(large, file))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write " + file + ": No space left on device");
    assertThat(file).hasBinaryContent(old);
    assertThat(names()).containsExactly("model.zip");
  }

  @Test
  void vectorsThatDoNotFitLeaveNothing() throws IOException {
    Path file = disk.resolve("vectors.npy");
    List<String> ids = IntStream.range(0, 100).mapToObj(n -> "i" + n).toList();
    assertThatThrownBy(() -> VectorFiles.write(file, ids, new FloatMatrix(100, 1000)))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write " + file + ": No space left on device");
    assertThat(names()).doesNotContain("vectors.npy").allMatch(name -> !name.endsWith(".part"));
  }

  @Test
  void aCommandSaysInOneLineThatTheDiskIsFull() throws IOException {
    String file = disk.resolve("model.zip").toString();
    CommandRun run = CommandRun.of("train", "--model", "pmf:factors=100,epochs=1", "--out", file);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines().reduce((first, last) -> last).orElse(""))
        .contains("cannot write " + file + ": No space left on device");
    assertThat(names()).isEmpty();
  }

  @Test
  void aReadOnlyDiskIsNamedBeforeTheFit() throws Exception {
    assertThat(run("mount", "-o", "remount,ro", disk.toString())).isTrue();
    String file = disk.resolve("model.zip").toString();
    CommandRun run = CommandRun.of("train", "--model", "pmf:factors=100", "--out", file);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.firstErrorLine()).contains("cannot write " + file);
    assertThat(names()).isEmpty();
  }
}
