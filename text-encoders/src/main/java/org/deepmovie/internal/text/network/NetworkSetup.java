package org.deepmovie.internal.text.network;

import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.train.Workers;

/**
 * What the network of an encoder is made of.
 *
 * @param embedding the word vectors; of no word if the encoder reads no texts
 * @param attributes the number of columns of attributes
 * @param vectors the number of columns of given vectors
 * @param outputs the length of an item's vector
 * @param source of the further parameters
 * @param loaded whether the network was trained before and only encodes
 */
public record NetworkSetup(
    WordEmbedding embedding,
    int attributes,
    int vectors,
    int outputs,
    ParameterSource source,
    Workers workers,
    boolean loaded) {

  /** The number of columns beside the text. */
  public int sideColumns() {
    return attributes + vectors;
  }
}
