package org.deepmovie.internal.text.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {

  @Test
  void cutsAtEverythingThatIsNoLetterOrDigit() {
    assertEquals(
        List.of("the", "toy", "s", "story", "part", "2", "buzz", "woody"),
        Tokenizer.words("The toy*s STORY (part 2): \"Buzz\"|Woody."));
  }

  @Test
  void dropsThePossessiveAndJoinsAtOtherApostrophes() {
    assertEquals(
        List.of("andy", "andy", "dont", "obrien", "boys", "rock", "n", "roll", "sid"),
        Tokenizer.words("Andy's Andy\u2019s don't O'Brien boys' rock 'n' roll 'Sid'"));
  }

  @Test
  void composedAndDecomposedAccentsAreTheSameWord() {
    assertEquals(List.of("am\u00e9lie"), Tokenizer.words("Am\u00e9lie"));
    assertEquals(List.of("am\u00e9lie"), Tokenizer.words("AME\u0301LIE"));
  }

  @Test
  void keepsDigitsAndFoldsCompatibilityForms() {
    assertEquals(List.of("apollo13", "1995", "film"), Tokenizer.words("Apollo13, 1995: \ufb01lm"));
  }

  @Test
  void readsScriptsWithoutSpacesAndBrokenText() {
    assertEquals(
        List.of("\u4e03\u4eba\u306e\u4f8d"),
        Tokenizer.words("\u300a\u4e03\u4eba\u306e\u4f8d\u300b"));
    assertEquals(
        List.of("\u0939\u093f\u0928\u094d\u0926\u0940"),
        Tokenizer.words("\u0939\u093f\u0928\u094d\u0926\u0940"));
    assertEquals(List.of("a", "b"), Tokenizer.words("a\ud83c\udfac\ud800b\u0000"));
  }

  @Test
  void thereAreNoWordsInAnEmptyText() {
    assertEquals(List.of(), Tokenizer.words(""));
    assertEquals(List.of(), Tokenizer.words(" ... '' "));
  }
}
