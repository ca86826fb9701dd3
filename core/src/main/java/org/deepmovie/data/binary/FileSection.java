package org.deepmovie.data.binary;

import java.util.List;

/**
 * A named array in a file.
 *
 * @param name its name
 * @param offset where its first byte is
 * @param bytes the number of its bytes
 * @param checksums the CRC-32C of each of its blocks
 */
record FileSection(String name, long offset, long bytes, List<Integer> checksums) {

  /** The number of bytes of a block, of which the last of a section may be shorter. */
  static final int BLOCK = 1 << 24;

  FileSection {
    checksums = List.copyOf(checksums);
  }

  /** The number of blocks. */
  int blocks() {
    return (int) ((bytes + BLOCK - 1) / BLOCK);
  }

  /** The number of bytes of {@code block}. */
  int blockBytes(int block) {
    return (int) Math.min(BLOCK, bytes - (long) block * BLOCK);
  }
}
