package org.deepmovie.analysis;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * English words: runs of letters and digits in lower case and in the normal form NFKC, without
 * possessives, apostrophes and function words. They predict cold items of MovieLens 1M better than
 * the tokens of Lucene's filters with the Snowball list of stop words. A text with East Asian
 * script, which has no spaces between words, is left to Lucene.
 */
final class EnglishTextAnalyzer implements TextAnalyzer {

  static final TextAnalyzer INSTANCE = new EnglishTextAnalyzer();

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+(?:['\u2019][\\p{L}\\p{M}\\p{Nd}]+)*+");
  private static final Pattern APOSTROPHE = Pattern.compile("['\u2019](?:s$)?");
  private static final Pattern EAST_ASIAN =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]");

  private static final Set<String> STOP_WORDS =
      Set.of(
          """
          a about above after again against all almost along already also although always am among
          an and another any anyone anything are arent around as at away back be became because
          become becomes been before behind being below between both but by came can cannot cant
          come comes could couldnt did didnt do does doesnt doing done dont down during each either
          else enough even ever every everyone everything few for from further gets getting go goes
          going got had hadnt has hasnt have havent having he hed hell her here hers herself hes him
          himself his how however i id if ill im in instead into is isnt it itll its itself ive just
          less lets like many may maybe me might mine more most much must mustnt my myself near
          neither never next no nobody none nor not nothing now of off often on once one ones only
          onto or other others otherwise ought our ours ourselves out over own per perhaps put quite
          rather really s same shall shant she shed shes should shouldnt since so some somehow
          someone something soon still such t than that thats the their theirs them themselves then
          there theres therefore these they theyd theyll theyre theyve this those though through
          throughout thus to together too toward towards under unless until up upon us very via was
          wasnt we wed well were werent weve what whatever when whenever where wherever whether
          which while who whoever whole whom whos whose why will with within without wont would
          wouldnt yes yet you youd youll your youre yours yourself yourselves youve
          """
              .strip()
              .split("\\s+"));

  private EnglishTextAnalyzer() {}

  @Override
  public List<String> tokens(String text) {
    if (EAST_ASIAN.matcher(text).find()) {
      return LuceneTextAnalyzer.of(TextLanguage.ENGLISH).tokens(text);
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return WORD.matcher(plain)
        .results()
        .map(MatchResult::group)
        .map(word -> APOSTROPHE.matcher(word).replaceAll(""))
        .filter(word -> !STOP_WORDS.contains(word))
        .toList();
  }
}
