package org.deepmovie.spark.submit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.deepmovie.internal.kernel.Kernels;

/**
 * Which kernels the machines have. With different ones the numbers depend on which machine computes
 * a block.
 *
 * @param kernels their descriptions, each once
 */
record KernelReport(List<String> kernels) {

  /** Asks the executors, each of them most likely. */
  static KernelReport of(SparkSession session) {
    int cores = Math.max(1, session.sparkContext().defaultParallelism());
    return new KernelReport(
        JavaSparkContext.fromSparkContext(session.sparkContext())
            .parallelize(Collections.nCopies(2 * cores, 0), 2 * cores)
            .map(task -> Kernels.best().description())
            .distinct()
            .collect());
  }

  /** For a log: the kernels, and what to do about slow or different ones. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("kernels of the executors: " + String.join("; ", kernels));
    if (kernels.size() > 1 || kernels.contains(Kernels.plain().description())) {
      lines.add(
          "give --conf spark.executor.extraJavaOptions=--add-modules=jdk.incubator.vector for fast"
              + " kernels, the same on all machines");
    }
    return lines;
  }
}
