package org.deepmovie.analysis;

import java.util.List;

/**
 * Splits texts into tokens: the words that a text encoder reads. Thread-safe.
 *
 * <pre>{@code
 * TextAnalyzer english = TextAnalyzer.of(TextLanguage.ENGLISH);
 * english.tokens("The toys of Andy's friends"); // [toys, andy, friends]
 * }</pre>
 */
@FunctionalInterface
public interface TextAnalyzer {

  /** The tokens of {@code text} in their order; empty if there are none. */
  List<String> tokens(String text);

  /**
   * The analyzer of a language: words in lower case, without the stop words of the language. Words
   * are not stemmed, as the files of word vectors hold full words. English words are runs of
   * letters and digits without apostrophes; other languages are segmented by Apache Lucene by the
   * rules of Unicode (UAX #29). Chinese, Japanese and Korean text becomes overlapping pairs of
   * characters in every language.
   */
  static TextAnalyzer of(TextLanguage language) {
    return language == TextLanguage.ENGLISH
        ? EnglishTextAnalyzer.INSTANCE
        : LuceneTextAnalyzer.of(language);
  }
}
