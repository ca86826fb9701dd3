package org.deepmovie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in package pages. */
class PackagePagesTest {

  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Pattern EXAMPLE =
      Pattern.compile("<pre>\\{@code\n(.*?)\n \\* \\}</pre>", Pattern.DOTALL);

  /** The packages whose pages must have an example that compiles. */
  private static final List<String> PACKAGES =
      List.of(
          "data",
          "data/io",
          "data/download",
          "data/sample",
          "split",
          "options",
          "eval",
          "tune",
          "store",
          "index");

  @TempDir Path folder;

  private static List<Path> pages() {
    return PACKAGES.stream()
        .map(name -> SOURCES.resolve("org/deepmovie").resolve(name).resolve("package-info.java"))
        .toList();
  }

  private static String example(Path page) throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(page));
    assertThat(example.find()).as(page + " has an example").isTrue();
    return example
        .group(1)
        .lines()
        .map(line -> line.replaceFirst("^ \\* ?", ""))
        .collect(Collectors.joining("\n"));
  }

  /** Imports of all public packages: simple names of the library are unambiguous. */
  private static String imports() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.endsWith("package-info.java"))
          .map(file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
          .filter(name -> !name.contains(".internal"))
          .map(name -> "import " + name + ".*;\n")
          .collect(Collectors.joining());
    }
  }

  @Test
  @Tag("slow")
  void everyExampleCompiles() throws IOException {
    String imports =
        "import java.io.*;\nimport java.nio.file.*;\nimport java.util.*;\n" + imports();
    List<String> arguments =
        new ArrayList<>(
            List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", "" + folder));
    for (Path page : pages()) {
      String name = "Example" + arguments.size();
      String source =
          imports
              + "final class "
              + name
              + " {\n  static void run() throws Exception {\n"
              + example(page)
              + "\n  }\n}\n";
      arguments.add(Files.writeString(folder.resolve(name + ".java"), source).toString());
    }
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    ToolProvider.getSystemJavaCompiler().run(null, null, errors, arguments.toArray(new String[0]));
    assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
