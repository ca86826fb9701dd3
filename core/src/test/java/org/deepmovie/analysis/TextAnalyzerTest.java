package org.deepmovie.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.deepmovie.options.OptionsMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextAnalyzerTest {

  private static List<String> tokens(TextLanguage language, String text) {
    return TextAnalyzer.of(language).tokens(text);
  }

  private static List<String> tokens(String text) {
    return tokens(TextLanguage.ENGLISH, text);
  }

  @Test
  void splitsAtPunctuationAndWritesWordsInLowerCase() {
    assertThat(tokens("Toy*s STORY (part 2): \"Buzz\"|Woody."))
        .containsExactly("toy", "story", "part", "2", "buzz", "woody");
  }

  @Test
  void englishDropsThePossessiveAndOtherApostrophes() {
    assertThat(tokens("Andy's Andy\u2019s O'Brien boys' rock 'n' roll 'Sid'"))
        .containsExactly("andy", "andy", "obrien", "boys", "rock", "n", "roll", "sid");
  }

  @Test
  void englishIgnoresFunctionWordsAndTheirContractions() {
    assertThat(tokens("The toys don't, she's and we\u2019ll of a HIS toy"))
        .containsExactly("toys", "toy");
  }

  @Test
  void wordsAreNotStemmed() {
    assertThat(tokens("running runs ran toys")).containsExactly("running", "runs", "ran", "toys");
  }

  @Test
  void noLanguageIgnoresNothing() {
    assertThat(tokens(TextLanguage.NONE, "The toys of Andy's"))
        .containsExactly("the", "toys", "of", "andy's");
  }

  @Test
  void composedAndDecomposedAccentsAreTheSameWord() {
    assertThat(tokens("Am\u00e9lie")).containsExactly("am\u00e9lie");
    assertThat(tokens("AME\u0301LIE")).containsExactly("am\u00e9lie");
  }

  @Test
  void keepsDigitsAndFoldsCompatibilityForms() {
    assertThat(tokens("Apollo13, 1995: \ufb01lm")).containsExactly("apollo13", "1995", "film");
  }

  @Test
  void aChineseSentenceIsItsPairsOfCharactersInEveryLanguage() {
    String sevenSamurai = "\u300a\u4e03\u4eba\u306e\u4f8d\u300b";
    for (TextLanguage language : List.of(TextLanguage.ENGLISH, TextLanguage.CJK)) {
      assertThat(tokens(language, sevenSamurai))
          .containsExactly("\u4e03\u4eba", "\u4eba\u306e", "\u306e\u4f8d");
    }
  }

  @Test
  void readsCombiningMarksAndBrokenText() {
    assertThat(tokens("\u0939\u093f\u0928\u094d\u0926\u0940"))
        .containsExactly("\u0939\u093f\u0928\u094d\u0926\u0940");
    assertThat(tokens("x\ud800y\u0000")).contains("x", "y");
  }

  @Test
  void otherLanguagesHaveStopWordsAndRulesOfTheirOwn() {
    assertThat(tokens(TextLanguage.GERMAN, "Der Himmel \u00fcber Berlin und die Stra\u00dfe"))
        .containsExactly("himmel", "berlin", "stra\u00dfe");
    assertThat(tokens(TextLanguage.FRENCH, "L'ami de mon amie")).containsExactly("ami", "amie");
    assertThat(tokens(TextLanguage.TURKISH, "ISPARTA")).containsExactly("\u0131sparta");
    assertThat(tokens(TextLanguage.THAI, "\u0e01\u0e32\u0e23\u0e17\u0e35\u0e48\u0e44\u0e14\u0e49"))
        .hasSizeLessThan(3);
  }

  @Test
  void thereAreNoTokensInAnEmptyText() {
    assertThat(tokens("")).isEmpty();
    assertThat(tokens(" ... '' ")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyLanguageReadsEveryScript(TextLanguage language) {
    assertThat(tokens(language, "zebra 42 \u0437\u0435\u0431\u0440\u0430 \u6591\u99ac"))
        .contains("zebra", "42", "\u0437\u0435\u0431\u0440\u0430");
  }

  @Test
  void anUnknownLanguageIsRefusedWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> OptionsMapper.of(TextVectorOptions.class).parse(Map.of("language", "klingon")))
        .withMessageContaining("language=klingon")
        .withMessageContaining("none")
        .withMessageContaining("german");
  }
}
