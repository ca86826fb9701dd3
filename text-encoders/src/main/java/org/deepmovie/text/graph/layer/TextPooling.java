package org.deepmovie.text.graph.layer;

/** How the vectors of the words of a text become one. */
public enum TextPooling {
  /** The greatest value of each channel. */
  MAXIMUM,
  /** The mean. */
  MEAN,
  /** The vector of the last word. */
  LAST
}
