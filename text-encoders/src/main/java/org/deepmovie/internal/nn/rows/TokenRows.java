package org.deepmovie.internal.nn.rows;

import java.util.Arrays;
import java.util.function.Supplier;
import org.deepmovie.train.Workers;

/**
 * The rows of a batch's words in an array: document after document, with one separator row before,
 * between and after the documents. If the separators are zero, a convolution of width 3 can run
 * over the whole array and see zeros beyond the ends of each text.
 *
 * @param batch the texts
 * @param words the distinct words
 * @param wordOfRow for each row the index of its distinct word; their number for a separator
 * @param starts where the rows of each word start in {@code rowsByWord}, then its length
 * @param rowsByWord the rows of the first word, of the second, and so on, ascending
 */
public record TokenRows(
    TokenBatch batch, DistinctTokens words, int[] wordOfRow, int[] starts, int[] rowsByWord) {

  private static final int DOCUMENTS = 8;

  /** The rows of {@code batch}, whose word indices are below {@code vocabulary}. */
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

  /** The number of rows, separators included. */
  public int count() {
    return wordOfRow.length;
  }

  /** The number of documents. */
  public int documents() {
    return batch.size();
  }

  /** The number of rows that are words. */
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

  /** Whether a row is a word and not a separator. */
  public boolean isWord(int row) {
    return wordOfRow[row] < words.size();
  }

  /** The document of a row; of a separator, the document before it, at least 0. */
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

  /** Sets the separator rows of {@code values}, rows x {@code width}, to zero. */
  public void clearSeparators(float[] values, int width) {
    clearSeparators(0, count(), values, width);
  }

  /**
   * Sets the separators among some rows to zero.
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

  /** A computation on the rows {@code from .. to-1}, all of them words of one document. */
  public interface DocumentTask {
    void run(int document, int from, int to);
  }

  /**
   * Runs a task over all documents.
   *
   * @param maker makes the task for some documents, which runs on one thread
   */
  public void forEach(Workers workers, Supplier<DocumentTask> maker) {
    workers.forEach(documents(), DOCUMENTS, (worker, from, to) -> run(maker.get(), from, to));
  }

  private void run(DocumentTask task, int fromDocument, int toDocument) {
    for (int d = fromDocument; d < toDocument; d++) {
      task.run(d, first(d), end(d));
    }
  }
}
