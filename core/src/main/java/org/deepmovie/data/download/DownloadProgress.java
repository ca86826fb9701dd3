package org.deepmovie.data.download;

/** Is told how far a download has come. */
@FunctionalInterface
public interface DownloadProgress {

  /** Does nothing. */
  DownloadProgress NONE = (bytes, total) -> {};

  /**
   * Called after every piece that arrived.
   *
   * @param bytes the bytes that are there so far, those of earlier attempts included
   * @param total the size of the whole file, or -1 if the server does not tell
   */
  void update(long bytes, long total);
}
