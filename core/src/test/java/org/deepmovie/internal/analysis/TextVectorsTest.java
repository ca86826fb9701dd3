package org.deepmovie.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deepmovie.analysis.TextLanguage;
import org.deepmovie.analysis.TextVectorOptions;
import org.deepmovie.analysis.VocabularyOptions;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.internal.kernel.VectorMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextVectorsTest {

  private static final List<String> TEXTS =
      List.of(
          "storm ship storm", "ship harbour", "", "letter garden", "garden letter summer", "moon");

  @Test
  void weightsAreFrequencyTimesRarityOnRowsOfLengthOne() {
    TermWeights words = TermWeights.of(new int[][] {{1, 2, 1}, {2}, {}}, 3);
    double rare = 2 * (1 + Math.log(4.0 / 2));
    double common = 1 + Math.log(4.0 / 3);
    double length = Math.hypot(rare, common);
    assertEquals(2, words.count(0));
    assertEquals(1, words.word(0, 0));
    assertEquals(rare / length, words.weight(0, 0), 1e-12);
    assertEquals(common / length, words.weight(0, 1), 1e-12);
    assertEquals(1, words.weight(1, 0), 1e-12);
    assertEquals(0, words.count(2));
  }

  @Test
  void withAsManyDimensionsAsWordsInnerProductsAreThoseOfTheWeights() {
    int[][] documents = {{1, 2, 1}, {2, 3}, {}, {4, 5}, {5, 4, 3, 3}};
    TermWeights words = TermWeights.of(documents, 6);
    FloatMatrix t = LatentSemanticAnalysis.of(words, 6, 1);
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b < 5; b++) {
        double[] e = new double[5];
        e[b] = 1;
        double expected = words.times(words.transposedTimes(e))[a];
        assertEquals(expected, dot(t, a, b), 1e-6);
      }
    }
  }

  @Test
  void fewerDimensionsKeepTheGreatestSingularValues() {
    // Two separate groups of words: singular values sqrt(3), 1, 0.
    TermWeights words = TermWeights.of(new int[][] {{1, 2}, {1, 2}, {1, 2}, {3}}, 4);
    FloatMatrix t = LatentSemanticAnalysis.of(words, 1, 1);
    assertEquals(1, Math.abs(t.get(0, 0)), 1e-6);
    assertEquals(t.get(0, 0), t.get(2, 0), 1e-6);
    assertEquals(0, t.get(3, 0), 1e-2);
  }

  private static double dot(FloatMatrix matrix, int a, int b) {
    return VectorMath.dot(
        matrix.values(), matrix.offset(a), matrix.values(), matrix.offset(b), matrix.columns());
  }

  @Test
  void vectorsAreCentredAndOfMeanSquareLengthOneAndAnEmptyTextHasZeros() {
    FloatMatrix vectors =
        TextVectors.of(
            ItemTexts.of(TEXTS),
            new TextVectorOptions(new VocabularyOptions(TextLanguage.ENGLISH, 100, ""), 3),
            1);
    assertArrayEquals(new float[3], vectors.row(2));
    double squares = 0;
    for (int e = 0; e < 3; e++) {
      double sum = 0;
      for (int row = 0; row < 6; row++) {
        sum += vectors.get(row, e);
        squares += vectors.get(row, e) * vectors.get(row, e);
      }
      assertEquals(0, sum, 1e-5);
    }
    assertEquals(5, squares, 1e-4);
    assertThat(dot(vectors, 3, 4)).isGreaterThan(dot(vectors, 3, 0) + 0.5f);
  }

  @Test
  void theOrderOfTextsChangesTheOrderOfVectorsAlone() {
    List<String> backwards = new java.util.ArrayList<>(TEXTS);
    java.util.Collections.reverse(backwards);
    TextVectorOptions options =
        new TextVectorOptions(new VocabularyOptions(TextLanguage.ENGLISH, 100, ""), 3);
    FloatMatrix vectors = TextVectors.of(ItemTexts.of(TEXTS), options, 1);
    FloatMatrix reversed = TextVectors.of(ItemTexts.of(backwards), options, 1);
    for (int row = 0; row < 6; row++) {
      assertArrayEquals(vectors.row(row), reversed.row(5 - row), 1e-5f);
    }
  }

  @Test
  void withAFileOfWordVectorsTextsAreMeansOfThem(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("vectors.txt");
    Files.writeString(file, "storm 2 0\nship 0 1\nletter -1 -1\n");
    FloatMatrix vectors =
        TextVectors.of(
            ItemTexts.of(List.of("storm", "ship", "letter", "unheard")),
            new TextVectorOptions(
                new VocabularyOptions(TextLanguage.ENGLISH, 100, file.toString()), 64),
            1);
    // Means (2,0) (0,1) (-1,-1) (0,0); their mean (1/4, 0); squares 49/16+17/16+41/16+1/16 = 27/4.
    double scale = Math.sqrt(4 / (27 / 4.0));
    assertArrayEquals(new float[] {(float) (1.75 * scale), 0}, vectors.row(0), 1e-6f);
    assertArrayEquals(new float[] {(float) (-0.25 * scale), (float) scale}, vectors.row(1), 1e-6f);
  }

  @Test
  void aMissingFileIsNamed() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                TextVectors.of(
                    ItemTexts.of(TEXTS),
                    new TextVectorOptions(
                        new VocabularyOptions(TextLanguage.ENGLISH, 100, "no-such-file"), 64),
                    1));
    assertEquals("wordVectors=no-such-file: no such file", refused.getMessage());
  }
}
