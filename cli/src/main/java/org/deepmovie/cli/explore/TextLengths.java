package org.deepmovie.cli.explore;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import java.util.stream.IntStream;
import org.deepmovie.data.ItemTexts;

/**
 * The lengths of the items' texts.
 *
 * @param words numbers of words, which are separated by white space
 * @param texts number of items that have a text
 * @param items number of items
 */
public record TextLengths(Histogram words, int texts, int items) {

  private static final Splitter BLANKS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();

  /** The lengths of {@code texts}, of which there is at least one. */
  public static TextLengths of(ItemTexts texts) {
    int[] words =
        IntStream.range(0, texts.size())
            .filter(texts::has)
            .map(item -> Iterables.size(BLANKS.split(texts.text(item))))
            .toArray();
    return new TextLengths(Histogram.of(words), words.length, texts.size());
  }
}
