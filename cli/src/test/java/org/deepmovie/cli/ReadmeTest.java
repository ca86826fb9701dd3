package org.deepmovie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.models.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");

  private static String block(String language) throws IOException {
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(README));
    assertTrue(matcher.find(), "the README has no block of " + language);
    return matcher.group(1);
  }

  @Test
  void theJavaSnippetCompilesAndPrintsWhatTheReadmeSays(@TempDir Path folder) throws Exception {
    Path source = Files.writeString(folder.resolve("FirstSteps.java"), block("java"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    assertEquals(0, compiled);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, Thread.currentThread().getContextClassLoader())) {
      loader
          .loadClass("FirstSteps")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    assertEquals(block("text"), printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void theModelsTableNamesEveryModel() throws IOException {
    String readme = Files.readString(README);
    for (ModelDescription model : Providers.load().models()) {
      assertTrue(readme.contains("| `" + model.name() + "` |"), model.name());
    }
  }
}
