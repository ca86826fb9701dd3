package org.deepmovie.cli.reproduce;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.reflect.ClassPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published table that can be computed again. Each is a resource, a JSON file of its name.
 *
 * @param title one line: what it compares
 * @param metrics the compared metrics, named as in {@link org.deepmovie.eval.EvaluationReport};
 *     RMSE if none are given
 * @param grid models that are compared on many data sets; null if the table lists its runs
 * @param runs what to fit, in the order of the rows; those of the grid if there is one
 * @param remarks sentences below the table
 */
record PublishedTable(
    String title,
    List<String> metrics,
    @Nullable TableGrid grid,
    List<PublishedRun> runs,
    List<String> remarks) {

  private static final String FOLDER = "org/deepmovie/cli/reproduce/tables/";
  private static final String ENDING = ".json";

  // Jackson gives null for what the file lacks.
  PublishedTable {
    metrics = metrics == null ? List.of("rmse") : List.copyOf(metrics);
    runs = grid == null ? List.copyOf(runs) : grid.runs();
    remarks = remarks == null ? List.of() : List.copyOf(remarks);
  }

  /** The lengths of lists in its metrics, such as 10 of "ndcg@10". */
  int[] listLengths() {
    return metrics.stream()
        .filter(metric -> metric.contains("@"))
        .mapToInt(metric -> Integer.parseInt(metric.substring(metric.indexOf('@') + 1)))
        .toArray();
  }

  /** The names of all tables. */
  static List<String> names() {
    try {
      return ClassPath.from(PublishedTable.class.getClassLoader()).getResources().stream()
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
   * The table {@code name}.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  static PublishedTable load(String name) {
    List<String> names = names();
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "there is no table '" + name + "'; the tables are " + String.join(", ", names));
    }
    try (InputStream in =
        PublishedTable.class.getClassLoader().getResourceAsStream(FOLDER + name + ENDING)) {
      return new ObjectMapper().readValue(in, PublishedTable.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
