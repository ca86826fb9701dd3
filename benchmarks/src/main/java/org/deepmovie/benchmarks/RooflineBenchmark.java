package org.deepmovie.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.io.Datasets;
import org.deepmovie.train.Workers;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The peak rates of the machine, for comparison with other benchmarks. An operation is a floating
 * point operation or a byte, so ops/ns are GFLOP/s and GB/s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class RooflineBenchmark {

  private static final int FLOATS = 1 << 26;
  private static final int BYTES = 3 * Float.BYTES * FLOATS;

  /** Number of threads. */
  @Param({"1", "2"})
  public int threads;

  /** Two square matrices and their product. */
  @State(Scope.Benchmark)
  public static class SquareMatrices {
    private Sgemm sgemm;

    /** Generates the matrices and sets the number of threads of the BLAS. */
    @Setup(Level.Trial)
    public void draw(RooflineBenchmark benchmark) {
      Nd4j.factory().blas().setMaxThreads(benchmark.threads);
      sgemm = new Sgemm();
    }
  }

  /** Three vectors larger than any cache. */
  @State(Scope.Benchmark)
  public static class TriadVectors {
    private final float[] a = new float[FLOATS];
    private final float[] b = new float[FLOATS];
    private final float[] c = new float[FLOATS];
    private Workers workers;

    /** Fills the vectors and starts the threads. */
    @Setup(Level.Trial)
    public void fill(RooflineBenchmark benchmark) {
      Arrays.fill(b, 1);
      Arrays.fill(c, 2);
      workers = new Workers(benchmark.threads);
    }

    /** Stops the threads. */
    @TearDown(Level.Trial)
    public void stop() {
      workers.close();
    }
  }

  /** A file of 2,000,000 ratings, about 52 MB. */
  @State(Scope.Benchmark)
  public static class RatingFile {
    private Path file = Path.of("");
    private Workers workers;

    /** Writes the file and starts the threads. */
    @Setup(Level.Trial)
    public void write(RooflineBenchmark benchmark) throws IOException {
      file = Files.createTempFile("ratings", ".csv");
      RatingGenerator.ofSize(2_000_000, 1).writeCsv(file);
      workers = new Workers(benchmark.threads);
    }

    /** Removes the file and stops the threads. */
    @TearDown(Level.Trial)
    public void delete() throws IOException {
      Files.delete(file);
      workers.close();
    }
  }

  /** Files per nanosecond: a pass that counts the lines of {@link RatingFile}. */
  @Benchmark
  public long filePass(RatingFile ratings) throws IOException {
    return PlainPass.lines(ratings.file, ratings.workers);
  }

  /** Files per nanosecond: {@link RatingFile} read as a data set. */
  @Benchmark
  public Dataset fileOfRatings(RatingFile ratings) throws IOException {
    return Datasets.read(ratings.file);
  }

  /** GFLOP/s of OpenBLAS's SGEMM. */
  @Benchmark
  @OperationsPerInvocation(Sgemm.FLOPS)
  public INDArray sgemm(SquareMatrices matrices) {
    return matrices.sgemm.multiply();
  }

  /** GB/s of a[n] = b[n] + s c[n]: two floats read, one written. */
  @Benchmark
  @OperationsPerInvocation(BYTES)
  public float[] triad(TriadVectors vectors) {
    vectors.workers.forEach(
        FLOATS, 1 << 16, (worker, from, to) -> add(vectors.a, vectors.b, vectors.c, from, to));
    return vectors.a;
  }

  private static void add(float[] a, float[] b, float[] c, int from, int to) {
    for (int n = from; n < to; n++) {
      a[n] = b[n] + 3 * c[n];
    }
  }
}
