package org.deepmovie.internal.analysis;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.deepmovie.analysis.TextVectorOptions;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.internal.io.StatedCount;
import org.deepmovie.internal.io.TextLines;
import org.deepmovie.internal.number.NumberLimits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vectors of the words of a vocabulary, from a text file of GloVe (Pennington et al., EMNLP
 * 2014), word2vec or fastText: UTF-8, on each line a word and as many numbers as on the first line,
 * separated by spaces; perhaps before them a line with the number of words and of dimensions;
 * compressed by gzip if the name ends in {@code .gz}.
 *
 * @param dimension the length of a vector
 * @param vectors by the index of the word; null for words that are not in the file
 */
public record PretrainedVectors(int dimension, float[] @Nullable [] vectors) {

  private static final Logger LOG = LoggerFactory.getLogger(PretrainedVectors.class);

  /**
   * Reads {@code file} line by line and stores the vectors of the words in {@code vocabulary}; if a
   * word occurs twice, its first vector.
   *
   * @throws IllegalArgumentException if the file cannot be read, a line has another format, or no
   *     word of the vocabulary has a vector
   */
  public static PretrainedVectors read(Path file, Vocabulary vocabulary) {
    try (BufferedReader lines = TextLines.of(file)) {
      return read(file.toString(), lines, vocabulary);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("wordVectors=" + file + ": no such file", e);
    } catch (DataFormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (EOFException e) {
      throw new IllegalArgumentException(
          "wordVectors=" + file + " cannot be read: it ends too early", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "wordVectors=" + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static PretrainedVectors read(String source, BufferedReader lines, Vocabulary vocabulary)
      throws IOException {
    String first = lines.readLine();
    if (first == null) {
      throw new DataFormatException(source, "is empty; give a file of word vectors");
    }
    String second = lines.readLine();
    boolean header = second != null && isHeader(first, second);
    float[] numbers = new float[dimension(source, header ? second : first, header ? 2 : 1)];
    float[][] vectors = new float[vocabulary.size()][];
    long number = 0;
    int found = 0;
    for (String line = first; line != null; line = number == 1 ? second : lines.readLine()) {
      number++;
      if (number == 1 && header) {
        continue;
      }
      int index = vocabulary.indexOf(parse(source, number, line.stripTrailing(), numbers));
      if (index != Vocabulary.PADDING && vectors[index] == null) {
        vectors[index] = numbers.clone();
        found++;
      }
    }
    if (header) {
      StatedCount.check(source, first.strip().split(" ")[0], number - 1);
    }
    int words = vocabulary.terms().size();
    if (found == 0) {
      throw new DataFormatException(
          source,
          "has a vector of none of the "
              + words
              + " words of the texts; give vectors of words in their language and in lower case");
    }
    LOG.info("{}: {} of {} words of the texts have a vector", source, found, words);
    return new PretrainedVectors(numbers.length, vectors);
  }

  /** Whether a file starts like those of word2vec and fastText: number of words, dimension. */
  private static boolean isHeader(String first, String second) {
    return first.matches("\\d{1,9} \\d{1,9}\\s*")
        && List.of(second.stripTrailing().split(" ")).size()
            > Integer.parseInt(first.strip().split(" ")[1]);
  }

  private static int dimension(String source, String line, long number) throws DataFormatException {
    int dimension = List.of(line.stripTrailing().split(" ")).size() - 1;
    if (dimension < 1 || dimension > TextVectorOptions.MAX_DIMENSION) {
      throw new DataFormatException(
          source,
          number,
          line,
          "a word and 1 to " + TextVectorOptions.MAX_DIMENSION + " numbers expected");
    }
    return dimension;
  }

  /**
   * Sets {@code numbers} and returns the word. A few words in GloVe's files contain spaces, so the
   * word is all text before the numbers, unless that ends in one more number.
   */
  private static String parse(String source, long number, String line, float[] numbers)
      throws DataFormatException {
    int end = line.length();
    for (int e = numbers.length - 1; e >= 0; e--) {
      int space = line.lastIndexOf(' ', end - 1);
      numbers[e] = space < 1 ? Float.NaN : parseOrNaN(line.substring(space + 1, end));
      if (!NumberLimits.isInData(numbers[e])) {
        throw malformed(source, number, line, numbers.length);
      }
      end = space;
    }
    int space = line.lastIndexOf(' ', end - 1);
    if (space > 0 && Float.isFinite(parseOrNaN(line.substring(space + 1, end)))) {
      throw malformed(source, number, line, numbers.length);
    }
    return line.substring(0, end);
  }

  private static float parseOrNaN(String text) {
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }

  private static DataFormatException malformed(
      String source, long number, String line, int dimensions) {
    return new DataFormatException(
        source, number, line, "a word and " + dimensions + " numbers expected, as on line 1");
  }
}
