package org.deepmovie.text;

/** What a text encoder computes on. All engines have the same parameters and the same files. */
public enum TextEngine {
  /** {@link #NATIVE} on ND4J's CPU backend, {@link #DL4J} on its CUDA backend. */
  AUTO,
  /** This library's kernels, for the CPU. */
  NATIVE,
  /** A graph of Deeplearning4j, for the CPU or a GPU. */
  DL4J
}
