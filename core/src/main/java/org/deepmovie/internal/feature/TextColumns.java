package org.deepmovie.internal.feature;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.deepmovie.analysis.TextLanguage;
import org.deepmovie.analysis.TextVectorOptions;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.analysis.Documents;
import org.deepmovie.internal.analysis.TermWeights;
import org.deepmovie.internal.analysis.TextProjection;
import org.deepmovie.internal.io.LengthPrefixedText;

/**
 * What an item is called and what is written about it: a column for each dimension of the vector of
 * its title and text.
 *
 * @param language of titles and texts
 * @param titles whether titles are read before texts
 * @param projection from words to vectors
 */
record TextColumns(TextLanguage language, boolean titles, TextProjection projection)
    implements FeatureColumns {

  /** Latent semantic analysis gives the same fit from any start, but for the last digits. */
  private static final long SEED = 1;

  /** Columns for texts. */
  static TextColumns fit(List<List<String>> documents, boolean titles, TextVectorOptions options) {
    return new TextColumns(
        options.vocabulary().language(), titles, TextProjection.fit(documents, options, SEED));
  }

  static TextColumns read(DataInputStream in) throws IOException {
    String language = LengthPrefixedText.read(in);
    try {
      return new TextColumns(
          TextLanguage.valueOf(language), in.readBoolean(), TextProjection.read(in));
    } catch (IllegalArgumentException e) {
      throw new IOException("there is no language " + language, e);
    }
  }

  /** Whether there is a word that tells texts apart. */
  boolean knowsWords() {
    return projection.words() > 0;
  }

  @Override
  public int kind() {
    return ItemFeatures.TEXTS;
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    LengthPrefixedText.write(out, language.name());
    out.writeBoolean(titles);
    projection.write(out);
  }

  @Override
  public int count() {
    return projection.dimension();
  }

  @Override
  public GroupReader reader(Dataset data) {
    return reader(Documents.of(data, titles, language));
  }

  /** Reads the texts that these are the words of. */
  GroupReader reader(List<List<String>> documents) {
    TermWeights weights = projection.weights(documents);
    FloatMatrix vectors = projection.vectors(weights);
    return (item, row, offset) -> {
      for (int k = 0; k < count(); k++) {
        row[offset + k] = vectors.get(item, k);
      }
      return weights.count(item) > 0;
    };
  }
}
