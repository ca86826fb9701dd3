package org.deepmovie.text.graph.layer;

/** The windows of a convolution at the ends of a text. */
public enum TextEdges {
  /** Windows lie within the text; a text shorter than a window has one, with zeros after it. */
  WITHIN,
  /** A window for each word, centered at it, with zeros beyond both ends of the text. */
  ZEROS
}
