package org.deepmovie.train;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Child seeds by purpose: streams that do not depend on each other, nor on the order or the thread
 * in which they are asked for.
 */
public final class Seeds {

  private Seeds() {}

  /** The seed for {@code purpose}, and within it for {@code index} (an epoch, a row). */
  public static long child(long seed, String purpose, long index) {
    return Hashing.sipHash24()
        .newHasher()
        .putLong(seed)
        .putLong(index)
        .putString(purpose, StandardCharsets.UTF_8)
        .hash()
        .asLong();
  }

  /** A generator on {@link #child}. */
  public static SplittableRandom random(long seed, String purpose, long index) {
    return new SplittableRandom(child(seed, purpose, index));
  }

  /** A generator for {@code purpose}. */
  public static SplittableRandom random(long seed, String purpose) {
    return random(seed, purpose, 0);
  }

  /** A standard normal number by Marsaglia's polar method. */
  public static double gaussian(SplittableRandom random) {
    while (true) {
      double x = 2 * random.nextDouble() - 1;
      double y = 2 * random.nextDouble() - 1;
      double square = x * x + y * y;
      if (square < 1 && square > 0) {
        return x * Math.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }

  /** Shuffles {@code order} (Fisher and Yates). */
  public static void shuffle(int[] order, SplittableRandom random) {
    for (int last = order.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int swap = order[last];
      order[last] = order[other];
      order[other] = swap;
    }
  }
}
