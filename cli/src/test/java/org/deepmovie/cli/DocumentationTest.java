package org.deepmovie.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.common.base.Splitter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.deepmovie.cli.MarkdownPage.CodeBlock;
import org.deepmovie.models.Providers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks the links, the commands and the Java code of the documentation: of README.md and the other
 * Markdown pages, and the Java code of the Javadoc of packages and classes.
 *
 * <p>All blocks of Markdown whose language is {@code java} and all blocks {@code <pre>{@code
 * ...}</pre>} of Javadoc are compiled, each page by itself. A block that is not Java says so:
 * {@code ```text}, {@code <pre class="xml">{@code ...}</pre>}. {@link JavaSnippet} says what a
 * snippet may leave out.
 */
class DocumentationTest {

  private static final Path ROOT = Path.of("..");
  private static final Path README = ROOT.resolve("README.md");
  private static final String COMMAND = "./deepmovie ";

  /** A variable that puts models on the class path which are not there now. */
  private static final String PLUGINS = "DEEPMOVIE_PLUGINS=";

  /** A word of a shell command, in quotes or not. */
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  /**
   * What ends a command: a comment, a redirection, another command or a closing parenthesis that is
   * not in quotes, that is, with an even number of them behind it.
   */
  private static final Splitter END =
      Splitter.onPattern("\\s(?:#|>|\\||&&|;)|\\)(?=[^']*(?:'[^']*'[^']*)*$)");

  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern INLINE_CODE = Pattern.compile("`[^`\n]+`");

  /** A name in camel case, such as a type or an option, but not an option of Maven. */
  private static final Pattern NAME =
      Pattern.compile("(?<![-.\\w])[A-Za-z][a-z0-9]+(?:[A-Z][a-z0-9]*)+\\b");

  /** What a snippet asks {@code Providers} for. */
  private static final Pattern SPEC = Pattern.compile("\\.trainer\\(\\s*\"([^\"]+)\"");

  /** Packages that snippets may use without an import. */
  private static final List<String> IMPORTS = SnippetPage.importedPackages(ROOT);

  /** All names in the code of the library and its tests. */
  private static final Set<String> NAMES = JavaSources.of(ROOT, "src").words();

  private static final Providers PROVIDERS = Providers.load();

  @TempDir Path folder;

  static List<MarkdownPage> pages() throws IOException {
    List<Path> files = new ArrayList<>(List.of(README));
    files.add(ROOT.resolve("CONTRIBUTING.md"));
    files.add(ROOT.resolve("CHANGELOG.md"));
    for (String name : List.of("docs", "examples")) {
      try (Stream<Path> found = Files.walk(ROOT.resolve(name), 2)) {
        found.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
      }
    }
    return files.stream().map(MarkdownPage::read).toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadToFilesAndHeadingsThatExist(MarkdownPage page) {
    for (String link : page.links()) {
      if (link.matches("[a-z]+:.*")) {
        continue;
      }
      List<String> parts = Splitter.on('#').limit(2).splitToList(link);
      Path target = parts.get(0).isEmpty() ? page.file() : page.file().resolveSibling(parts.get(0));
      assertThat(target).as("target of the link %s in %s", link, page.file()).exists();
      if (parts.size() == 2 && target.toString().endsWith(".md")) {
        assertThat(MarkdownPage.read(target).anchors())
            .as("anchors of the target of the link %s in %s", link, page.file())
            .matches(anchors -> anchors.contains(parts.get(1)), "contains " + parts.get(1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commandsHaveKnownOptionsAndModels(MarkdownPage page) {
    for (CodeBlock block : page.blocks()) {
      for (String line : block.text().replace("\\\n", " ").split("\n")) {
        int start = line.indexOf(COMMAND);
        if (start < 0 || line.strip().startsWith("#")) {
          continue;
        }
        String[] args = arguments(line.substring(start + COMMAND.length() - 1));
        if (line.contains(PLUGINS)) {
          replaceModels(args);
        }
        assertThatCode(() -> Main.commandLine().parseArgs(args))
            .as("the command in %s: %s", page.file(), line.strip())
            .doesNotThrowAnyException();
      }
    }
  }

  private static String[] arguments(String command) {
    Matcher words = WORD.matcher(END.splitToList(command).get(0));
    return words.results().map(DocumentationTest::unquoted).toArray(String[]::new);
  }

  private static String unquoted(MatchResult word) {
    return Stream.of(1, 2, 3)
        .map(word::group)
        .filter(text -> text != null)
        .findFirst()
        .orElseThrow();
  }

  private static void replaceModels(String[] args) {
    for (int n = 1; n < args.length; n++) {
      if (args[n - 1].equals("--model")) {
        args[n] = "baseline";
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void indentedBlocksAreNotJavaAndOthersAreOfAKnownLanguage(MarkdownPage page) {
    for (CodeBlock block : page.blocks()) {
      assertThat(block.language()).as(block.text()).isIn("", "java", "sh", "text", "xml");
      if (block.language().isEmpty()) {
        assertThat(block.text()).as("an indented block of %s", page).doesNotContain(";\n");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void typesAndOptionsNamedInProseExist(MarkdownPage page) throws IOException {
    assumeThat(page.file().getFileName()).asString().isNotEqualTo("CHANGELOG.md"); // has old names
    String prose = FENCED.matcher(Files.readString(page.file())).replaceAll("");
    assertThat(INLINE_CODE.matcher(prose).results().map(MatchResult::group))
        .flatMap(code -> NAME.matcher(code).results().map(MatchResult::group).toList())
        .as("names in %s", page.file())
        .isSubsetOf(NAMES);
  }

  static List<SnippetPage> pagesWithJava() throws IOException {
    return Stream.concat(
            pages().stream().map(SnippetPage::of), SnippetPage.ofJavadoc(ROOT).stream())
        .filter(page -> !page.snippets().isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pagesWithJava")
  void javaCompiles(SnippetPage page) throws IOException {
    compile(page.files(IMPORTS));
  }

  @ParameterizedTest
  @MethodSource("pagesWithJava")
  void javaAsksForModelsAndOptionsThatExist(SnippetPage page) {
    for (String snippet : page.snippets()) {
      SPEC.matcher(snippet)
          .results()
          .map(spec -> spec.group(1))
          .forEach(
              spec ->
                  assertThatCode(() -> PROVIDERS.trainer(spec))
                      .as("the model in %s: %s", page.file(), spec)
                      .doesNotThrowAnyException());
    }
  }

  @Test
  @Tag("slow")
  void theJavaProgramOfTheReadmePrintsWhatTheReadmeSays() throws Exception {
    List<CodeBlock> blocks = MarkdownPage.read(README).blocks();
    int index =
        blocks.indexOf(
            blocks.stream()
                .filter(block -> block.language().equals("java"))
                .findFirst()
                .orElseThrow());
    JavaSnippet program = JavaSnippet.of(blocks.get(index).text(), "Program", List.of());
    compile(List.of(program));
    assertThat(blocks.get(index + 1)).isEqualTo(new CodeBlock("text", run(program.className())));
  }

  /** Compiles source files into the folder. */
  private void compile(List<JavaSnippet> files) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString()));
    for (JavaSnippet file : files) {
      Path source = folder.resolve(file.className() + ".java");
      arguments.add(Files.writeString(source, file.source()).toString());
    }
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, errors, arguments.toArray(String[]::new));
    assertThat(code).as(errors.toString(StandardCharsets.UTF_8)).isEqualTo(0);
  }

  private String run(String mainClass) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, Thread.currentThread().getContextClassLoader())) {
      loader
          .loadClass(mainClass)
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(out);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
