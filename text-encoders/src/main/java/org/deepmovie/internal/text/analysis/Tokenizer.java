package org.deepmovie.internal.text.analysis;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Cuts text into words: the longest runs of Unicode letters, combining marks and decimal digits, in
 * lower case and in the normal form NFKC, so that composed and decomposed accents are the same
 * word.
 *
 * <p>An apostrophe within a run does not end it: a final {@code 's} is dropped ("Andy's" is
 * "andy"), any other apostrophe is taken out ("don't" is "dont", "O'Brien" is "obrien"). Scripts
 * that put no spaces between words give one word per run.
 */
public final class Tokenizer {

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+(?:['\u2019][\\p{L}\\p{M}\\p{Nd}]+)*+");
  private static final Pattern APOSTROPHE = Pattern.compile("['\u2019](?:s$)?");

  private Tokenizer() {}

  /** The words of {@code text} in their order; empty if there is none. */
  public static List<String> words(CharSequence text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return WORD.matcher(plain)
        .results()
        .map(MatchResult::group)
        .map(word -> APOSTROPHE.matcher(word).replaceAll(""))
        .toList();
  }
}
