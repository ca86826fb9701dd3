package org.deepmovie.internal.nn.rows;

import java.util.Arrays;
import org.deepmovie.internal.text.analysis.DistinctTokens;
import org.deepmovie.internal.text.analysis.TokenBatch;
import org.deepmovie.train.Workers;

/**
 * Where the words of a batch stand in an array with a row for each of them: document after
 * document, with one row that is no word before, between and after them. If those rows are zero, a
 * convolution of width 3 can run over the whole array and see zeros beyond the ends of each text.
 *
 * @param batch the texts
 * @param words the distinct words
 * @param wordOfRow for each row the number of its word, or that of words if it is none
 * @param starts where the rows of each word start in {@code rowsByWord}, and at last its length
 * @param rowsByWord the rows of the first word, of the second, and so on, ascending
 */
public record TokenRows(
    TokenBatch batch, DistinctTokens words, int[] wordOfRow, int[] starts, int[] rowsByWord) {

  private static final int DOCUMENTS = 8;

  /** Those of {@code batch}, whose indices are below {@code vocabulary}. */
  public static TokenRows of(TokenBatch batch, int vocabulary) {
    DistinctTokens words = DistinctTokens.of(batch, vocabulary);
    int[] wordOfRow = new int[batch.tokens().length + batch.size() + 1];
    Arrays.fill(wordOfRow, words.size());
    int[] starts = new int[words.size() + 1];
    for (int d = 0; d < batch.size(); d++) {
      for (int t = batch.starts()[d]; t < batch.starts()[d + 1]; t++) {
        wordOfRow[t + d + 1] = words.rows()[t];
        starts[words.rows()[t] + 1]++;
      }
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] next = starts.clone();
    int[] rowsByWord = new int[batch.tokens().length];
    for (int row = 0; row < wordOfRow.length; row++) {
      if (wordOfRow[row] < words.size()) {
        rowsByWord[next[wordOfRow[row]]++] = row;
      }
    }
    return new TokenRows(batch, words, wordOfRow, starts, rowsByWord);
  }

  /** The number of rows, those without a word included. */
  public int count() {
    return wordOfRow.length;
  }

  public int documents() {
    return batch.size();
  }

  /** The number of words, which is that of rows that count in a mean. */
  public int tokens() {
    return rowsByWord.length;
  }

  /** The row of the first word of {@code document}. */
  public int first(int document) {
    return batch.starts()[document] + document + 1;
  }

  /** The row after the last word of {@code document}. */
  public int end(int document) {
    return batch.starts()[document + 1] + document + 1;
  }

  /** Whether a row holds a word. */
  public boolean isWord(int row) {
    return wordOfRow[row] < words.size();
  }

  /** The document of a row, or that before it if the row is no word; at least 0. */
  public int documentAt(int row) {
    int from = 0;
    int to = documents() - 1;
    while (from < to) {
      int middle = (from + to + 1) >>> 1;
      if (first(middle) <= row) {
        from = middle;
      } else {
        to = middle - 1;
      }
    }
    return from;
  }

  /** Sets to zero what {@code values}, rows x {@code width}, holds in rows without a word. */
  public void clearSeparators(float[] values, int width) {
    clearSeparators(0, count(), values, width);
  }

  /**
   * Sets rows without a word to zero.
   *
   * @param values {@code count} rows of {@code width}, of which the first is row {@code first}
   */
  public void clearSeparators(int first, int count, float[] values, int width) {
    for (int r = 0; r < count; r++) {
      if (!isWord(first + r)) {
        Arrays.fill(values, r * width, (r + 1) * width, 0);
      }
    }
  }

  /** Work on the rows {@code from .. to-1}, all of them words of one document. */
  public interface Body {
    void run(int document, int from, int to);
  }

  /** Makes the body for some documents, which may keep what only one thread may use. */
  public interface BodyMaker {
    Body make();
  }

  /** Runs a body over all documents. */
  public void forEach(Workers workers, BodyMaker maker) {
    workers.forEach(documents(), DOCUMENTS, (worker, from, to) -> run(maker.make(), from, to));
  }

  private void run(Body body, int fromDocument, int toDocument) {
    for (int d = fromDocument; d < toDocument; d++) {
      body.run(d, first(d), end(d));
    }
  }

  /** Makes the body that adds to {@code sums}. */
  interface SumMaker {
    Body make(float[] sums);
  }

  /** What bodies add up over all documents, the same at any number of threads. */
  double[] sum(Workers workers, int length, SumMaker maker) {
    float[][] parts = new float[(documents() + DOCUMENTS - 1) / DOCUMENTS][length];
    workers.forEach(
        documents(),
        DOCUMENTS,
        (worker, from, to) -> run(maker.make(parts[from / DOCUMENTS]), from, to));
    double[] total = new double[length];
    for (float[] part : parts) {
      for (int i = 0; i < length; i++) {
        total[i] += part[i];
      }
    }
    return total;
  }
}
