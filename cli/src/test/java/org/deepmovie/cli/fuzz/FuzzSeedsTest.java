package org.deepmovie.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every reader keeps its contract on the seeds of its fuzzer, among them all inputs by which a
 * fuzzer found a fault, and on some random changes of them.
 */
@Tag("slow")
class FuzzSeedsTest {

  private static final int CHANGES_OF_A_SEED = 10;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void seedsAndRandomChangesOfThemAreReadOrRefusedInOneSentence(FuzzTarget target)
      throws IOException, URISyntaxException {
    List<Path> seeds = seeds(target);
    assertThat(seeds).as("seeds of " + target.label()).isNotEmpty();
    target.prepare(folder);
    SplittableRandom random = new SplittableRandom(7);
    for (Path seed : seeds) {
      byte[] input = Files.readAllBytes(seed);
      FuzzContract.check(target, folder, input);
      for (int n = 0; n < CHANGES_OF_A_SEED; n++) {
        FuzzContract.check(target, folder, changed(input, random));
      }
    }
  }

  /** The seeds in the order of their names. */
  static List<Path> seeds(FuzzTarget target) throws IOException, URISyntaxException {
    URL found = FuzzSeedsTest.class.getResource(target.seeds());
    assertThat(found).as("the folder of seeds of " + target.label()).isNotNull();
    try (Stream<Path> files = Files.list(Path.of(found.toURI()))) {
      return files.sorted().toList();
    }
  }

  /** {@code input} with a byte changed, a few inserted, or without its end. */
  private static byte[] changed(byte[] input, SplittableRandom random) {
    int at = random.nextInt(input.length + 1);
    byte[] inserted = new byte[random.nextInt(7)];
    random.nextBytes(inserted);
    int from = Math.min(input.length, at + random.nextInt(3));
    int to = random.nextInt(8) == 0 ? from : input.length;
    byte[] changed = new byte[at + inserted.length + to - from];
    System.arraycopy(input, 0, changed, 0, at);
    System.arraycopy(inserted, 0, changed, at, inserted.length);
    System.arraycopy(input, from, changed, at + inserted.length, to - from);
    return changed;
  }
}
