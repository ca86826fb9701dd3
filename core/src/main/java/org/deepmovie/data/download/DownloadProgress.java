package org.deepmovie.data.download;

/** Receives the progress of a download. */
@FunctionalInterface
public interface DownloadProgress {

  /** Ignores it. */
  DownloadProgress NONE = (bytes, total) -> {};

  /**
   * Called after every received chunk.
   *
   * @param bytes the bytes received so far, including those of earlier attempts
   * @param total the size of the complete file, or -1 if the server does not state it
   */
  void update(long bytes, long total);
}
