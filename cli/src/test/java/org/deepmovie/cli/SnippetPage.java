package org.deepmovie.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.deepmovie.cli.MarkdownPage.CodeBlock;

/**
 * Java snippets on one page: the {@code java} blocks of a Markdown file, or the blocks {@code
 * <pre>{@code ...}</pre>} of the Javadoc of a package or a class.
 *
 * @param file the page
 * @param snippets the code of each, in their order
 */
record SnippetPage(Path file, List<String> snippets) {

  private static final Pattern BLOCK =
      Pattern.compile("<pre>\\{@code\\R(.*?)^ *\\* \\}</pre>", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern NO_API =
      Pattern.compile(".*\\.(?:internal|cli|benchmarks|processor|spark)\\b.*");
  private static final String SPARK = "spark";
  private static final List<String> PACKAGES_OF_THE_JDK =
      List.of("java.io", "java.nio.file", "java.sql", "java.util");

  static SnippetPage of(MarkdownPage page) {
    return new SnippetPage(
        page.file(),
        page.blocks().stream()
            .filter(block -> block.language().equals("java"))
            .map(CodeBlock::text)
            .toList());
  }

  /**
   * The pages of all packages and classes of the modules under {@code root}, but for those whose
   * code needs Spark, which is not on the class path here.
   */
  static List<SnippetPage> ofJavadoc(Path root) {
    return JavaSources.of(root, "src/main/java").files().stream()
        .filter(file -> !file.startsWith(root.resolve(SPARK)))
        .map(
            file ->
                new SnippetPage(
                    file,
                    BLOCK
                        .matcher(JavaSources.text(file))
                        .results()
                        .map(block -> block.group(1).replaceAll("(?m)^ *\\* ?", ""))
                        .toList()))
        .toList();
  }

  /**
   * The packages that code on these pages may use without an import: the API, and some of the JDK.
   */
  static List<String> importedPackages(Path root) {
    List<String> packages = new ArrayList<>(PACKAGES_OF_THE_JDK);
    JavaSources.of(root, "src/main/java").packageInfos().stream()
        .flatMap(file -> PACKAGE.matcher(JavaSources.text(file)).results())
        .map(found -> found.group(1))
        .filter(NO_API.asMatchPredicate().negate())
        .forEach(packages::add);
    return packages;
  }

  /** The files to compile for these snippets. */
  List<JavaSnippet> files(List<String> importedPackages) {
    List<JavaSnippet> files = new ArrayList<>();
    files.add(JavaSnippet.given(importedPackages));
    for (String snippet : snippets) {
      files.add(JavaSnippet.of(snippet, "Snippet" + files.size(), importedPackages));
    }
    return files;
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
