package org.deepmovie.internal.text.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.deepmovie.analysis.TextLanguage;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.internal.analysis.Documents;
import org.deepmovie.internal.analysis.Vocabulary;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.junit.jupiter.api.Test;

class TokenizedTextsTest {

  private static final ItemTexts TEXTS = ItemTexts.of(List.of("x y z", "", "z", "y y unknown"));
  private static final TokenizedTexts TOKENIZED =
      TokenizedTexts.of(
          Documents.of(TEXTS, TextLanguage.NONE), Vocabulary.of(List.of("x", "y", "z")), 300);

  @Test
  void batchesHoldTheTextsInTheGivenOrderWithoutPadding() {
    List<TokenBatch> batches = TOKENIZED.batches(new int[] {1, 2, 3, 0}, 3);
    assertEquals(2, batches.size());
    assertArrayEquals(new int[] {1, 2, 3}, batches.get(0).items());
    assertArrayEquals(new int[] {0, 0, 1, 3}, batches.get(0).starts());
    assertArrayEquals(new int[] {3, 2, 2}, batches.get(0).tokens());
    assertArrayEquals(new int[] {0}, batches.get(1).items());
    assertArrayEquals(new int[] {1, 2, 3}, batches.get(1).tokens());
  }

  @Test
  void batchesHoldOnlyTheItemsAskedFor() {
    List<TokenBatch> batches = TOKENIZED.batches(new int[] {2}, 3);
    assertEquals(1, batches.size());
    assertArrayEquals(new int[] {2}, batches.get(0).items());
  }
}
