package org.deepmovie.internal.nn.blas;

import java.util.stream.Stream;
import org.deepmovie.text.BackendException;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Starts ND4J, with the backend that is on the class path.
 *
 * <p>ND4J looks for its backend by the context class loader of the thread that calls it first, and
 * if that one does not see it, ND4J fails in the whole process. So the first call sets the context
 * class loader to one that sees the backend, and restores it.
 */
public final class Nd4jBackend {

  private static final String CUDA = "org/nd4j/linalg/jcublas/JCublasBackend.class";
  private static final String CPU = "org/nd4j/linalg/cpu/nativecpu/CpuBackend.class";
  private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

  private static volatile boolean started;

  private Nd4jBackend() {}

  /**
   * Loads the backend, if it is not loaded yet.
   *
   * @throws BackendException if there is no backend on the class path, or one that does not start
   *     on this machine
   */
  public static void start() {
    if (started) {
      return;
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader loader = loader(before);
    thread.setContextClassLoader(loader);
    try {
      if (loader.getResource(CUDA) != null && loader.getResource(CPU) == null) {
        CudaDevice.require(loader);
      }
      Nd4j.factory().blas();
      started = true;
    } catch (LinkageError | RuntimeException e) {
      throw new BackendException(
          cudaIsPresent()
              ? "ND4J's CUDA backend does not start: it needs an NVIDIA GPU of compute capability "
                  + CudaDevice.CAPABILITIES
                  + ", its driver and CUDA 11.6; without one put org.nd4j:nd4j-native in the place"
                  + " of nd4j-cuda-11.6 (./deepmovie: unset DEEPMOVIE_BACKEND)"
              : "neural networks need an ND4J backend for this platform: add org.nd4j:nd4j-native"
                  + " and org.bytedeco:openblas and javacpp with their natives, such as the"
                  + " classifiers linux-x86_64-onednn and linux-x86_64, to the class path",
          e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Of this library's class loader and the thread's, the first that sees a backend. */
  private static ClassLoader loader(ClassLoader context) {
    ClassLoader own = Nd4jBackend.class.getClassLoader();
    return Stream.of(own, context)
        .filter(loader -> loader != null && loader.getResource(SERVICE) != null)
        .findFirst()
        .orElse(own);
  }

  /** Whether the CUDA backend is on the class path; this does not load it. */
  public static boolean cudaIsPresent() {
    return loader(Thread.currentThread().getContextClassLoader()).getResource(CUDA) != null;
  }

  /** Whether the backend, which has been loaded, computes in the memory of the CPU. */
  public static boolean isCpu() {
    return Nd4j.getEnvironment().isCPU();
  }

  /**
   * Loads the backend and requires that its memory is the JVM's, which kernels that write to it in
   * place need.
   *
   * @param user what needs it, for the message
   * @throws BackendException if the backend is CUDA's, or as {@link #start} does
   */
  public static void requireCpu(String user) {
    start();
    requireCpu(user, isCpu());
  }

  static void requireCpu(String user, boolean cpu) {
    if (!cpu) {
      throw new BackendException(
          user
              + " computes in the memory of the CPU, and ND4J's backend is CUDA; put"
              + " org.nd4j:nd4j-native in the place of nd4j-cuda-11.6 (./deepmovie: unset"
              + " DEEPMOVIE_BACKEND), or use a network that has engine=dl4j");
    }
  }
}
