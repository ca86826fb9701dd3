package org.deepmovie.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.deepmovie.train.Workers;

/**
 * Counts the lines of a file on several threads: the least that a reader of lines does, for
 * comparison with one that reads ratings.
 */
final class PlainPass {

  private static final int BLOCK = 1 << 20;

  private PlainPass() {}

  /** The number of line feeds of {@code file}. */
  static long lines(Path file, Workers workers) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      AtomicLong lines = new AtomicLong();
      int blocks = Math.toIntExact((channel.size() + BLOCK - 1) / BLOCK);
      ByteBuffer[] buffers = new ByteBuffer[workers.threads()];
      workers.forEach(
          blocks,
          1,
          (worker, block, to) -> {
            if (buffers[worker] == null) {
              buffers[worker] = ByteBuffer.allocate(BLOCK);
            }
            lines.addAndGet(lines(channel, (long) block * BLOCK, buffers[worker]));
          });
      return lines.get();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static int lines(FileChannel channel, long from, ByteBuffer buffer) {
    try {
      buffer.clear();
      while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
        continue;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int lines = 0;
    byte[] bytes = buffer.array();
    for (int n = 0; n < buffer.position(); n++) {
      lines += bytes[n] == '\n' ? 1 : 0;
    }
    return lines;
  }
}
