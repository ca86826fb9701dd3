package org.deepmovie.internal.io;

import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.number.PlainNumbers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The number of vectors that the first line of a file states, as word2vec and fastText write it.
 */
public final class StatedCount {

  private static final Logger LOG = LoggerFactory.getLogger(StatedCount.class);

  private StatedCount() {}

  /**
   * Warns of a file that has fewer vectors than it states, such as a download that was cut.
   *
   * @param stated digits
   * @param found the number of vectors in the file
   */
  public static void check(String source, String stated, long found) {
    if (PlainNumbers.parseDouble(stated) > found) {
      LOG.warn(
          "{}: states {} vectors and has {}, so that it may be cut; download or write it again",
          source,
          Abbreviation.of(stated),
          found);
    }
  }
}
