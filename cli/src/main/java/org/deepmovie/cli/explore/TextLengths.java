package org.deepmovie.cli.explore;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import java.util.stream.IntStream;
import org.deepmovie.data.ItemTexts;

/**
 * How long the items' texts are.
 *
 * @param words the numbers of words, that is of what stands between blanks
 * @param texts the number of items that have a text
 * @param items the number of items
 */
public record TextLengths(Histogram words, int texts, int items) {

  private static final Splitter BLANKS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();

  /** The lengths of {@code texts}, at least one of which is there. */
  public static TextLengths of(ItemTexts texts) {
    int[] words =
        IntStream.range(0, texts.size())
            .filter(texts::has)
            .map(item -> Iterables.size(BLANKS.split(texts.text(item))))
            .toArray();
    return new TextLengths(Histogram.of(words), words.length, texts.size());
  }
}
