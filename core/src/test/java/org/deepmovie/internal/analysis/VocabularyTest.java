package org.deepmovie.internal.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  private static final List<List<String>> DOCUMENTS =
      List.of(
          List.of("toys", "andy", "toys", "toys"),
          List.of("toys", "spaceman", "friends"),
          List.of("toys", "andy", "friends"),
          List.of("hamster", "zebra", "zebra"),
          List.of());

  @Test
  void ordersByDocumentFrequencyThenAlphabetically() {
    Vocabulary vocabulary = Vocabulary.ofDocuments(DOCUMENTS, 100);
    assertEquals(List.of("andy", "friends", "hamster", "spaceman", "zebra"), vocabulary.terms());
  }

  @Test
  void leavesOutWordsOfMoreThanHalfTheDocuments() {
    Vocabulary vocabulary = Vocabulary.ofDocuments(DOCUMENTS, 100);
    assertEquals(Vocabulary.PADDING, vocabulary.indexOf("toys"));
  }

  @Test
  void keepsTheMostFrequentUpToTheLimit() {
    Vocabulary vocabulary = Vocabulary.ofDocuments(DOCUMENTS, 3);
    assertEquals(List.of("andy", "friends", "hamster"), vocabulary.terms());
    assertEquals(4, vocabulary.size());
  }

  @Test
  void numbersWordsFromOneDropsUnknownOnesAndThenCuts() {
    Vocabulary vocabulary = Vocabulary.of(List.of("andy", "friends"));
    List<String> words = List.of("unknown", "friends", "andy", "unknown", "friends", "andy");
    assertArrayEquals(new int[] {2, 1, 2}, vocabulary.encode(words, 3));
    assertArrayEquals(new int[] {2, 1, 2, 1}, vocabulary.encode(words, 10));
  }

  @Test
  void refusesAWordThatStandsThereTwice() {
    assertThrows(IllegalArgumentException.class, () -> Vocabulary.of(List.of("a", "b", "a")));
  }
}
