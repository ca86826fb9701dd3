package org.deepmovie.internal.text.graph;

/** Who wrote a graph. */
enum GraphOrigin {
  /** This library: its layers take texts whose mask is 0 everywhere. */
  LIBRARY,

  /**
   * A user: the graph is checked before use, and a text without words is one word, that of index 0,
   * since layers of Deeplearning4j fail on a mask of zeros.
   */
  USER,

  /** A user, read from a file: it was checked before it was trained. */
  USER_FILE
}
