package org.deepmovie.internal.analysis;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deepmovie.analysis.TextVectorOptions;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.io.LengthPrefixedText;
import org.deepmovie.internal.number.NumberLimits;

/**
 * A linear map from the {@link TermWeights} of a text to a vector, fitted to some texts: by {@link
 * LatentSemanticAnalysis}, or the mean of given word vectors. Immutable.
 */
public final class TextProjection {

  private static final int MOST_WORDS = 1_000_001;

  private final Vocabulary vocabulary;
  private final double[] idf;

  /** Dimensions x words; a word of the vocabulary without a vector has zeros. */
  private final double[][] map;

  private TextProjection(Vocabulary vocabulary, double[] idf, double[][] map) {
    this.vocabulary = vocabulary;
    this.idf = idf;
    this.map = map;
  }

  /**
   * A map fitted to {@code documents}.
   *
   * @param seed of the random start of latent semantic analysis
   * @throws IllegalArgumentException if the file of word vectors cannot be read
   */
  public static TextProjection fit(
      List<List<String>> documents, TextVectorOptions options, long seed) {
    Vocabulary vocabulary =
        Vocabulary.ofDocuments(documents, options.vocabulary().vocabularySize());
    TermWeights weights = TermWeights.of(documents, vocabulary);
    double[][] map =
        options.vocabulary().wordVectors().isEmpty()
            ? LatentSemanticAnalysis.basis(weights, options.textDimension(), seed)
            : transposed(
                PretrainedVectors.read(Path.of(options.vocabulary().wordVectors()), vocabulary));
    for (double[] row : map) {
      for (int word = 0; word < row.length; word++) {
        row[word] = (float) row[word];
      }
    }
    return new TextProjection(vocabulary, weights.idf(), map);
  }

  private static double[][] transposed(PretrainedVectors known) {
    double[][] map = new double[known.dimension()][known.vectors().length];
    for (int word = 0; word < known.vectors().length; word++) {
      float[] vector = known.vectors()[word];
      for (int k = 0; vector != null && k < map.length; k++) {
        map[k][word] = vector[k];
      }
    }
    return map;
  }

  /** The number of words that have a weight. */
  public int words() {
    return vocabulary.terms().size();
  }

  /** The length of a vector. */
  public int dimension() {
    return map.length;
  }

  /** The weights of {@code documents}, which may be others than those of the fit. */
  public TermWeights weights(List<List<String>> documents) {
    return TermWeights.of(documents, vocabulary, idf);
  }

  /** The vectors of texts with the given weights, texts x dimensions. */
  public FloatMatrix vectors(TermWeights weights) {
    return LatentSemanticAnalysis.coordinates(weights, map);
  }

  /** Writes all that {@link #read} needs. */
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(vocabulary.terms().size());
    for (String term : vocabulary.terms()) {
      LengthPrefixedText.write(out, term);
    }
    for (double weight : idf) {
      out.writeDouble(weight);
    }
    out.writeInt(map.length);
    for (double[] row : map) {
      for (double value : row) {
        out.writeFloat((float) value);
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is something else
   */
  public static TextProjection read(DataInputStream in) throws IOException {
    int words = in.readInt();
    if (words < 0 || words > MOST_WORDS) {
      throw new IOException("the vocabulary has " + words + " words");
    }
    List<String> terms = new ArrayList<>();
    for (int word = 0; word < words; word++) {
      terms.add(LengthPrefixedText.read(in));
    }
    Vocabulary vocabulary;
    try {
      vocabulary = Vocabulary.of(terms);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    double[] idf = new double[vocabulary.size()];
    for (int word = 0; word < idf.length; word++) {
      idf[word] = finite(in.readDouble());
    }
    int dimension = in.readInt();
    if (dimension < 0 || dimension > TextVectorOptions.MAX_DIMENSION) {
      throw new IOException("the vectors of texts have length " + dimension);
    }
    List<double[]> map = new ArrayList<>();
    for (int k = 0; k < dimension; k++) {
      double[] row = new double[vocabulary.size()];
      for (int word = 0; word < row.length; word++) {
        row[word] = finite(in.readFloat());
      }
      map.add(row);
    }
    return new TextProjection(vocabulary, idf, map.toArray(double[][]::new));
  }

  private static double finite(double value) throws IOException {
    if (!NumberLimits.isInModel(value)) {
      throw new IOException("the vectors of words hold " + value);
    }
    return value;
  }
}
