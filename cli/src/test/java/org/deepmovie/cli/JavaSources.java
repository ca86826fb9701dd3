package org.deepmovie.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java files of all modules under a folder. */
final class JavaSources {

  private static final Pattern WORD = Pattern.compile("\\w+");

  /** A module may be within another one. */
  private static final int DEPTH_OF_MODULES = 2;

  private final List<Path> files;

  private JavaSources(List<Path> files) {
    this.files = files;
  }

  /** The files in {@code sources} of each module, such as {@code src/main/java}. */
  static JavaSources of(Path root, String sources) {
    List<Path> files = new ArrayList<>();
    for (Path module : paths(root, DEPTH_OF_MODULES)) {
      Path folder = module.resolve(sources);
      if (Files.isDirectory(folder)) {
        files.addAll(paths(folder, Integer.MAX_VALUE));
      }
    }
    return new JavaSources(
        files.stream().filter(file -> file.toString().endsWith(".java")).sorted().toList());
  }

  private static List<Path> paths(Path folder, int depth) {
    try (Stream<Path> paths = Files.walk(folder, depth)) {
      return paths.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Path> files() {
    return files;
  }

  List<Path> packageInfos() {
    return files.stream().filter(file -> file.endsWith("package-info.java")).toList();
  }

  /** All words of the files: every name that they declare or use. */
  Set<String> words() {
    return files.stream()
        .flatMap(file -> WORD.matcher(text(file)).results())
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
