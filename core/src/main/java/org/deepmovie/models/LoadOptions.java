package org.deepmovie.models;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the vectors of a loaded model lie: on the heap, or in a file that is mapped into memory.
 *
 * <p>Mapped vectors take no room on the heap, so that a model may be larger than it. The system
 * keeps those pages in memory that are used, as far as there is room. Every answer has the same
 * bits as on the heap. Predictions are about as fast while the pages are in memory; a list of
 * recommended or similar items takes longer, since each query reads the vectors of all items again.
 * Queries of many users at once ({@link org.deepmovie.serving.BatchRecommender}) read them once for
 * 64 users.
 *
 * <p>Vectors of users and items can be mapped in {@code als}, {@code implicit-als}, {@code mf},
 * {@code svd}, {@code svd++} and its relatives, {@code pmf} with and without an encoder (not with
 * Gibbs sampling), {@code autorec-item}, {@code autorec-user}, {@code text-cnn-rating} with {@code
 * combination=product}, and in the parts of a {@code blend}. Ids, titles, ratings, and the arrays
 * of other models are read to the heap.
 *
 * <pre>{@code
 * Recommender large =
 *     ModelFile.load(
 *         Path.of("model.zip"), Providers.load(), LoadOptions.mapped(Path.of("/var/lib/app")));
 * }</pre>
 *
 * @param mappingFolder the folder of the mapped file, on a disk, not in memory as {@code /tmp} may
 *     be; empty for vectors on the heap
 */
public record LoadOptions(Optional<Path> mappingFolder) {

  /**
   * Checks the folder.
   *
   * @throws IllegalArgumentException if it is not on the default file system
   */
  public LoadOptions {
    mappingFolder
        .filter(folder -> !folder.getFileSystem().equals(FileSystems.getDefault()))
        .ifPresent(
            folder -> {
              throw new IllegalArgumentException(
                  "no file can be mapped in "
                      + folder
                      + "; give a folder on the default file system");
            });
  }

  /** Vectors on the heap. */
  public static LoadOptions defaults() {
    return new LoadOptions(Optional.empty());
  }

  /**
   * Vectors in a mapped file of their size. The file has no name in the folder once the model is
   * loaded, as far as the system allows; its room is free when the model has been collected as
   * garbage.
   *
   * @param folder of the file, on the default file system
   * @throws IllegalArgumentException if it is on another
   */
  public static LoadOptions mapped(Path folder) {
    return new LoadOptions(Optional.of(folder));
  }
}
