package org.deepmovie.text;

import org.nd4j.linalg.factory.Nd4j;

/** Starts ND4J. */
final class Backend {

  private Backend() {}

  /**
   * Loads the backend, if it is not loaded yet, and gives its BLAS {@code threads} threads.
   *
   * @throws IllegalStateException if there is no backend on the class path, or one without the
   *     native libraries of this platform
   */
  static void start(int threads) {
    try {
      Nd4j.factory().blas().setMaxThreads(threads);
    } catch (LinkageError | RuntimeException e) {
      throw new IllegalStateException(
          "text encoders need an ND4J backend for this platform: add org.nd4j:nd4j-native and"
              + " org.bytedeco:openblas and javacpp with their natives, such as the classifiers"
              + " linux-x86_64-onednn and linux-x86_64, to the class path",
          e);
    }
  }
}
