package org.deepmovie.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.io.Datasets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Reading a ratings file of a million lines in the format of MovieLens 1M. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ParsingBenchmark {

  private Path file;

  /** Writes the file. */
  @Setup
  public void write() throws IOException {
    CsrMatrix rows = SyntheticMovieLens.generate(1).ratings().byUser();
    file = Files.createTempFile("ratings", ".dat");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int u = 0; u < rows.rows(); u++) {
        for (int p = rows.start(u); p < rows.end(u); p++) {
          out.write(
              (u + 1)
                  + "::"
                  + (rows.column(p) + 1)
                  + "::"
                  + (int) rows.value(p)
                  + "::"
                  + 978300760);
          out.write('\n');
        }
      }
    }
  }

  /** Removes the file. */
  @TearDown
  public void delete() throws IOException {
    Files.delete(file);
  }

  /** Milliseconds per file of 1,000,209 ratings. */
  @Benchmark
  public Dataset parse() throws IOException {
    return Datasets.read(file);
  }
}
