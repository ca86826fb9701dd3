package org.deepmovie.internal.nn.blas;

/**
 * The GPU that ND4J's CUDA backend would compute on. It is asked for here first, by reflection, as
 * the classes are on the class path only with that backend, and since ND4J logs a trace where there
 * is none.
 */
final class CudaDevice {

  /** The compute capabilities for which nd4j-cuda-11.6 holds code. */
  static final String CAPABILITIES = "3.7 to 8.9";

  private static final int LOWEST = 37;
  private static final int HIGHEST = 89;

  /** Attributes of CUDA's device query. */
  private static final int MAJOR = 75;

  private static final int MINOR = 76;

  private CudaDevice() {}

  /**
   * Requires a GPU for which the backend holds code.
   *
   * @throws IllegalStateException if there is none
   * @throws LinkageError if the driver or CUDA is missing
   */
  static void require(ClassLoader loader) {
    try {
      Class<?> cudart = Class.forName("org.bytedeco.cuda.global.cudart", true, loader);
      int[] count = new int[1];
      Object status = cudart.getMethod("cudaGetDeviceCount", int[].class).invoke(null, count);
      if (!Integer.valueOf(0).equals(status) || count[0] == 0) {
        throw new IllegalStateException("there is no GPU: CUDA's status is " + status);
      }
      int capability = 10 * attribute(cudart, MAJOR) + attribute(cudart, MINOR);
      if (capability < LOWEST || capability > HIGHEST) {
        throw new IllegalStateException(
            "the GPU has compute capability " + capability / 10 + "." + capability % 10);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("CUDA cannot be asked for its GPU", e);
    }
  }

  private static int attribute(Class<?> cudart, int attribute) throws ReflectiveOperationException {
    int[] value = new int[1];
    cudart
        .getMethod("cudaDeviceGetAttribute", int[].class, int.class, int.class)
        .invoke(null, value, attribute, 0);
    return value[0];
  }
}
