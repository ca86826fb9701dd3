package org.deepmovie.internal.feature;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.GivenVectors;
import org.deepmovie.data.vector.VectorFiles;

/** The files that the option {@code vectors} names. */
public final class ItemVectorFiles {

  private static final String SEPARATOR = "+";
  private static final String OPTION = "vectors";

  private ItemVectorFiles() {}

  /**
   * The data with the vectors of its items from {@code files}. Vectors that the data has under the
   * name of a file take its place.
   *
   * @param files the paths, separated by plus signs; empty for none
   * @throws IllegalArgumentException if a file cannot be read
   */
  public static Dataset addTo(Dataset data, String files) {
    return addTo(data, files, OPTION);
  }

  /** As {@link #addTo(Dataset, String)}, for another option, which messages name. */
  public static Dataset addTo(Dataset data, String files, String option) {
    return addTo(data, files, option, true);
  }

  /** As {@link #addTo}, but perhaps no item has a vector. */
  public static Dataset addSomeTo(Dataset data, String files) {
    return addTo(data, files, OPTION, false);
  }

  private static Dataset addTo(Dataset data, String files, String option, boolean required) {
    if (files.isEmpty()) {
      return data;
    }
    List<Path> paths = paths(files);
    if (names(files).size() < paths.size()) {
      throw new IllegalArgumentException(
          option + "=" + files + " has two files of one name; rename one");
    }
    List<GivenVectors> vectors = new ArrayList<>(data.itemVectors());
    for (Path file : paths) {
      String name = VectorFiles.nameOf(file);
      if (vectors.stream().noneMatch(given -> given.name().equals(name))) {
        vectors.add(read(file, name, data, option, required));
      }
    }
    return data.withItemVectors(vectors);
  }

  /** The names of the vectors of {@code files}. */
  public static Set<String> names(String files) {
    return paths(files).stream()
        .map(VectorFiles::nameOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> paths(String files) {
    return !files.isEmpty() && Files.exists(Path.of(files))
        ? List.of(Path.of(files))
        : Splitter.on(SEPARATOR)
            .trimResults()
            .omitEmptyStrings()
            .splitToStream(files)
            .map(Path::of)
            .toList();
  }

  private static GivenVectors read(
      Path file, String name, Dataset data, String option, boolean required) {
    try {
      return required
          ? VectorFiles.read(file, data.items())
          : VectorFiles.readSome(file, data.items());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          option
              + "="
              + e.getMessage()
              + (Files.exists(file)
                  ? ""
                  : "; give its path, or give the items vectors of the name " + name),
          e);
    }
  }
}
