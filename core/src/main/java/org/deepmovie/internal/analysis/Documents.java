package org.deepmovie.internal.analysis;

import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.analysis.TextAnalyzer;
import org.deepmovie.analysis.TextLanguage;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.train.Workers;

/** Texts as lists of words. */
public final class Documents {

  private Documents() {}

  /**
   * The words of the text of each item.
   *
   * @param titles whether the title goes before the text, unless it is the id
   */
  public static List<List<String>> of(Dataset data, boolean titles, TextLanguage language) {
    return of(titles ? withTitles(data) : data.texts(), language);
  }

  private static ItemTexts withTitles(Dataset data) {
    return ItemTexts.of(
        IntStream.range(0, data.items().size())
            .mapToObj(
                item -> {
                  String title = data.titles().get(item);
                  String text = data.texts().text(item);
                  return title.equals(data.items().id(item)) ? text : title + "\n" + text;
                })
            .toList());
  }

  /** The words of each text. */
  public static List<List<String>> of(ItemTexts texts, TextLanguage language) {
    TextAnalyzer analyzer = TextAnalyzer.of(language);
    return IntStream.range(0, texts.size())
        .mapToObj(
            item -> {
              Workers.requireNotInterrupted();
              return analyzer.tokens(texts.text(item));
            })
        .toList();
  }
}
