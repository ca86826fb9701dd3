package org.deepmovie.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.reflect.ClassPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * A published table to be computed anew; it stands in a resource file of its name.
 *
 * @param title one line: what it compares
 * @param metrics what is compared, named as in {@link org.deepmovie.eval.EvaluationReport}; RMSE if
 *     nothing is given
 * @param runs what to fit, in the table's order
 * @param remarks sentences that stand below the table
 */
record Reproduction(String title, List<String> metrics, List<Run> runs, List<String> remarks) {

  private static final String FOLDER = "org/deepmovie/cli/reproductions/";
  private static final String ENDING = ".json";

  Reproduction {
    metrics = metrics == null ? List.of("rmse") : List.copyOf(metrics);
    runs = List.copyOf(runs);
    remarks = remarks == null ? List.of() : List.copyOf(remarks);
  }

  /**
   * One line of the table.
   *
   * @param data the folder of the ratings, such as "ml-100k"
   * @param split how to divide them
   * @param validation the share of train for early stopping, 0 for none
   * @param repeats how often to divide and fit
   * @param model the model with its options
   * @param against the model of an earlier line with the same data, split and repeats, from whose
   *     first metric the difference is to be shown; empty for none
   * @param published by metric its value by who reached it; empty if nobody did the same
   * @param publishedSeconds time of an epoch, or a turn of the loop, by who reached it where
   */
  record Run(
      String data,
      String split,
      double validation,
      int repeats,
      String model,
      String against,
      Map<String, Map<String, Double>> published,
      Map<String, Double> publishedSeconds) {

    Run {
      against = against == null ? "" : against;
      published = published == null ? Map.of() : published;
      publishedSeconds = publishedSeconds == null ? Map.of() : publishedSeconds;
    }
  }

  /** The lengths of the lists that its metrics judge, such as 10 of "ndcg@10". */
  int[] listLengths() {
    return metrics.stream()
        .filter(metric -> metric.contains("@"))
        .mapToInt(metric -> Integer.parseInt(metric.substring(metric.indexOf('@') + 1)))
        .toArray();
  }

  /** The names of all. */
  static List<String> names() {
    try {
      return ClassPath.from(Reproduction.class.getClassLoader()).getResources().stream()
          .map(ClassPath.ResourceInfo::getResourceName)
          .filter(name -> name.startsWith(FOLDER) && name.endsWith(ENDING))
          .map(name -> name.substring(FOLDER.length(), name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The one called {@code name}.
   *
   * @throws IllegalArgumentException if there is none; the message lists those that there are
   */
  static Reproduction of(String name) throws IOException {
    List<String> names = names();
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "nothing called '" + name + "' to reproduce; there is " + String.join(", ", names));
    }
    try (InputStream in =
        Reproduction.class.getClassLoader().getResourceAsStream(FOLDER + name + ENDING)) {
      return new ObjectMapper().readValue(in, Reproduction.class);
    }
  }
}
