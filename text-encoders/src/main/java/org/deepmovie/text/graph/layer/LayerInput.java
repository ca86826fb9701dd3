package org.deepmovie.text.graph.layer;

/** What an {@link ArrayLayer} reads. */
enum LayerInput {
  /** Documents x channels x words. */
  SEQUENCES,

  /** Documents x channels. */
  VECTORS,

  /** Either, with the same shape in the output; vectors are texts of one word. */
  BOTH
}
