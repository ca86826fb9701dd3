package org.deepmovie.internal.nn.blas;

import org.nd4j.linalg.api.blas.Blas;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Starts ND4J. The number of threads of its BLAS is global: setting it affects all users of ND4J in
 * the process. So only training sets it, at every start; networks that were read from a file leave
 * it as it is.
 */
public final class Nd4jBackend {

  private static final String CUDA = "org/nd4j/linalg/jcublas/JCublasBackend.class";

  private Nd4jBackend() {}

  /**
   * Loads the backend, if it is not loaded yet.
   *
   * @throws IllegalStateException if there is no backend on the class path, or one without the
   *     native libraries of this platform
   */
  public static void start() {
    blas();
  }

  /**
   * Loads the backend, if it is not loaded yet, and gives its BLAS {@code threads} threads, in the
   * whole process.
   *
   * @throws IllegalStateException as {@link #start()} does
   */
  public static void start(int threads) {
    blas().setMaxThreads(threads);
  }

  private static Blas blas() {
    try {
      return Nd4j.factory().blas();
    } catch (LinkageError | RuntimeException e) {
      throw new IllegalStateException(
          cudaIsPresent()
              ? "ND4J's CUDA backend does not start: it needs an NVIDIA GPU that CUDA 11.6 supports"
                  + " and its driver; without one put org.nd4j:nd4j-native in the place of"
                  + " nd4j-cuda-11.6 (of a build of DeepMovie: leave -Dbackend=cuda out)"
              : "neural networks need an ND4J backend for this platform: add org.nd4j:nd4j-native"
                  + " and org.bytedeco:openblas and javacpp with their natives, such as the"
                  + " classifiers linux-x86_64-onednn and linux-x86_64, to the class path",
          e);
    }
  }

  private static boolean cudaIsPresent() {
    return Thread.currentThread().getContextClassLoader().getResource(CUDA) != null;
  }
}
