package org.deepmovie.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishLowerCaseFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.th.ThaiTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * The {@link TextAnalyzer} of a language, as a chain of Lucene's filters. Texts are first brought
 * into the normal form NFKC, so that composed and decomposed accents are the same word, and
 * typographic apostrophes become simple ones, as in Lucene's lists of stop words.
 */
final class LuceneTextAnalyzer implements TextAnalyzer {

  private static final Map<TextLanguage, TextAnalyzer> ANALYZERS = new ConcurrentHashMap<>();
  private static final String FIELD = "";

  private final Analyzer analyzer;

  private LuceneTextAnalyzer(TextLanguage language) {
    this.analyzer = new LanguageAnalyzer(language, StopWordLists.of(language));
  }

  /** The analyzer of a language: the same object at every call. */
  public static TextAnalyzer of(TextLanguage language) {
    return ANALYZERS.computeIfAbsent(language, LuceneTextAnalyzer::new);
  }

  @Override
  public List<String> tokens(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).replace('\u2019', '\'');
    List<String> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(FIELD, normal)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
    return tokens;
  }

  /** The chain of filters. */
  private static final class LanguageAnalyzer extends Analyzer {

    private final TextLanguage language;
    private final CharArraySet stopWords;

    LanguageAnalyzer(TextLanguage language, CharArraySet stopWords) {
      this.language = language;
      this.stopWords = stopWords;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
      Tokenizer words =
          language == TextLanguage.THAI ? new ThaiTokenizer() : new StandardTokenizer();
      TokenStream lowerCase = lowerCase(withoutClitics(words));
      TokenStream pairs = new CJKBigramFilter(lowerCase);
      return new TokenStreamComponents(words, new StopFilter(pairs, stopWords));
    }

    /** Removes the English possessive and French articles, which are written with the word. */
    private TokenStream withoutClitics(TokenStream words) {
      return switch (language) {
        case ENGLISH -> new EnglishPossessiveFilter(words);
        case FRENCH -> new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES);
        default -> words;
      };
    }

    private TokenStream lowerCase(TokenStream words) {
      return switch (language) {
        case GREEK -> new GreekLowerCaseFilter(words);
        case IRISH -> new IrishLowerCaseFilter(words);
        case TURKISH -> new TurkishLowerCaseFilter(words);
        default -> new LowerCaseFilter(words);
      };
    }
  }
}
