package org.deepmovie.internal.analysis;

import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.analysis.TextAnalyzer;
import org.deepmovie.analysis.TextLanguage;
import org.deepmovie.data.ItemTexts;

/** Texts as lists of words. */
public final class Documents {

  private Documents() {}

  /** The words of the text of each item. */
  public static List<List<String>> of(ItemTexts texts, TextLanguage language) {
    TextAnalyzer analyzer = TextAnalyzer.of(language);
    return IntStream.range(0, texts.size())
        .mapToObj(item -> analyzer.tokens(texts.text(item)))
        .toList();
  }
}
