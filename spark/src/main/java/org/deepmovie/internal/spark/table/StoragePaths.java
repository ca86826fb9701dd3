package org.deepmovie.internal.spark.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Paths of any file system that Spark knows. */
public final class StoragePaths {

  private StoragePaths() {}

  /**
   * Requires that there is no such path yet.
   *
   * @throws IllegalArgumentException if there is
   */
  public static void requireNew(SparkSession session, String folder) {
    if (exists(session, folder)) {
      throw new IllegalArgumentException(
          "'%s' exists; name a new folder, or delete it".formatted(folder));
    }
  }

  /** Whether there is a file or folder. */
  public static boolean exists(SparkSession session, String path) {
    try {
      Path hadoop = new Path(path);
      return hadoop.getFileSystem(session.sessionState().newHadoopConf()).exists(hadoop);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "'%s' cannot be accessed: %s".formatted(path, e.getMessage()), e);
    }
  }
}
