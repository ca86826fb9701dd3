package org.deepmovie.internal.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers ids in order of first appearance: ids are UTF-8 bytes in one array. Not thread-safe.
 *
 * <p>A hash table by linear probing. Its keys are the bytes of short ids themselves, so that most
 * look-ups touch one place of memory.
 */
final class ByteIds {

  private static final int MOST_SHORT_BYTES = Long.BYTES - 1;
  private static final long LONG_ID = 0xFF;
  private static final long FREE = 0;
  private static final long MIXER = 0x9E3779B97F4A7C15L;

  private byte[] bytes = new byte[1 << 12];
  private int[] ends = new int[1 << 9];
  private long[] keys = new long[1 << 10];
  private int[] indices = new int[1 << 10];
  private int size;
  private long latestKey = FREE;
  private int latest;

  /** The number of different ids. */
  int size() {
    return size;
  }

  /** The index of the id {@code text[from .. to-1]}, which is not empty; it is added if new. */
  int add(byte[] text, int from, int to) {
    boolean isShort = to - from <= MOST_SHORT_BYTES;
    long key = isShort ? shortKey(text, from, to) : longKey(text, from, to);
    if (isShort && key == latestKey) {
      return latest;
    }
    int mask = keys.length - 1;
    int slot = slot(key, mask);
    while (keys[slot] != FREE) {
      if (keys[slot] == key && (isShort || isAt(indices[slot], text, from, to))) {
        latestKey = key;
        latest = indices[slot];
        return latest;
      }
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    indices[slot] = append(text, from, to);
    if (2 * size > keys.length) {
      grow();
    }
    return size - 1;
  }

  /** The bytes and, lowest, their number, which is not 0. */
  private static long shortKey(byte[] text, int from, int to) {
    long key = 0;
    for (int p = from; p < to; p++) {
      key = key << Byte.SIZE | (text[p] & 0xFF);
    }
    return key << Byte.SIZE | (to - from);
  }

  /** A hash of the bytes and, lowest, a number that no short key has. */
  private static long longKey(byte[] text, int from, int to) {
    long hash = to - from;
    for (int p = from; p < to; p++) {
      hash = (hash ^ text[p]) * MIXER;
      hash ^= hash >>> Integer.SIZE;
    }
    return hash << Byte.SIZE | LONG_ID;
  }

  private static int slot(long key, int mask) {
    return (int) (key * MIXER >>> Integer.SIZE) & mask;
  }

  private int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  private boolean isAt(int index, byte[] text, int from, int to) {
    return Arrays.equals(bytes, start(index), ends[index], text, from, to);
  }

  private int append(byte[] text, int from, int to) {
    int start = size == 0 ? 0 : ends[size - 1];
    int end = Math.addExact(start, to - from);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, 2L * end));
    }
    System.arraycopy(text, from, bytes, start, to - from);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    ends[size] = end;
    return size++;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldIndices = indices;
    keys = new long[2 * oldKeys.length];
    indices = new int[keys.length];
    int mask = keys.length - 1;
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != FREE) {
        int slot = slot(oldKeys[old], mask);
        while (keys[slot] != FREE) {
          slot = (slot + 1) & mask;
        }
        keys[slot] = oldKeys[old];
        indices[slot] = oldIndices[old];
      }
    }
  }

  /** The ids by index. */
  String[] texts() {
    String[] texts = new String[size];
    for (int index = 0; index < size; index++) {
      int start = start(index);
      texts[index] = new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
    }
    return texts;
  }
}
