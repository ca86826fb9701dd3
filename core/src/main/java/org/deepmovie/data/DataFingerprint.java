package org.deepmovie.data;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.deepmovie.internal.parallel.ParallelRanges;

/**
 * The fingerprint of a data set. With h(id) the SipHash-2-4 of an id in UTF-8, m(s) the first
 * number of SplitMix64 with the seed s, mix(a, b) = m(m(a) + b), and all sums modulo 2^64:
 *
 * <pre>
 *   entry(i, r) = mix(bits of r, h(i))
 *   row(u)      = mix(h(u), sum over the items i of u of entry(i, r_ui))
 *   ratings     = sum over all users u of row(u)
 *   items       = sum over all items i of m(h(i))
 *   fingerprint = mix(mix(ratings, items), feedback)
 * </pre>
 *
 * <p>The feedback is the same sum of rows over the implicit feedback, or 0 if no interactions are
 * given. Sums have no order and ids no numbers, so that any number of threads or machines, and any
 * numbering of users and items, give the same fingerprint.
 *
 * <p>G. Steele, D. Lea, C. Flood: Fast Splittable Pseudorandom Number Generators. OOPSLA 2014
 * (SplitMix64).
 */
final class DataFingerprint {

  private static final HashFunction ID_HASH = Hashing.sipHash24();

  private final Dataset data;
  private final boolean hasFeedback;
  private final long[] users;
  private final long[] items;

  /**
   * Hashes the ids.
   *
   * @param hasFeedback whether interactions are given beside the ratings
   */
  DataFingerprint(Dataset data, boolean hasFeedback) {
    this.data = data;
    this.hasFeedback = hasFeedback;
    this.users = hashes(data.users());
    this.items = hashes(data.items());
  }

  private static long[] hashes(IdMap ids) {
    long[] hashes = new long[ids.size()];
    ParallelRanges.forEach(
        hashes.length,
        (number, from, to) -> {
          for (int index = from; index < to; index++) {
            hashes[index] = ID_HASH.hashString(ids.id(index), StandardCharsets.UTF_8).asLong();
          }
        });
    return hashes;
  }

  /** The fingerprint, 16 hexadecimal digits. */
  String digits() {
    long catalog = 0;
    for (long item : items) {
      catalog += mixed(item);
    }
    long feedback = hasFeedback ? sum(data.implicitFeedback()) : 0;
    return "%016x".formatted(mix(mix(sum(data.ratings().byUser()), catalog), feedback));
  }

  private long sum(CsrMatrix rows) {
    AtomicLong sum = new AtomicLong();
    ParallelRanges.forEachRow(
        rows.rows(),
        rows.size(),
        (number, from, to) -> {
          long part = 0;
          for (int row = from; row < to; row++) {
            part += row(rows, row);
          }
          sum.addAndGet(part);
        });
    return sum.get();
  }

  private long row(CsrMatrix rows, int row) {
    long entries = 0;
    for (int p = rows.start(row); p < rows.end(row); p++) {
      entries += mix(Float.floatToIntBits(rows.value(p)), items[rows.column(p)]);
    }
    return mix(users[row], entries);
  }

  private static long mix(long a, long b) {
    return mixed(mixed(a) + b);
  }

  private static long mixed(long bits) {
    long z = bits + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * The fingerprint that the library gave until it hashed ids in the place of indices. Model files
   * and journals of that time hold it.
   */
  String earlierDigits() {
    Hasher hasher = ID_HASH.newHasher();
    for (IdMap map : List.of(data.users(), data.items())) {
      hasher.putInt(map.size());
      map.ids().forEach(id -> hasher.putString(id, StandardCharsets.UTF_8).putChar('\n'));
    }
    hashNumbered(data.ratings().byUser(), hasher);
    if (hasFeedback) {
      hashNumbered(data.implicitFeedback(), hasher);
    }
    return hasher.hash().toString();
  }

  private static void hashNumbered(CsrMatrix rows, Hasher hasher) {
    for (int row = 0; row < rows.rows(); row++) {
      hasher.putInt(rows.count(row));
      for (int p = rows.start(row); p < rows.end(row); p++) {
        hasher.putInt(rows.column(p)).putFloat(rows.value(p));
      }
    }
  }
}
