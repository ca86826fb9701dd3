package org.deepmovie.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deepmovie.cli.model.MarkdownAnchors;

/**
 * A Markdown page: its links, its anchors and its blocks of code.
 *
 * @param file the page
 * @param links targets of links outside code, in their order
 * @param anchors those of its headings, and explicit ones
 * @param blocks blocks of code, fenced or indented
 */
record MarkdownPage(
    Path file, List<String> links, MarkdownAnchors anchors, List<CodeBlock> blocks) {

  private static final Pattern FENCE = Pattern.compile("\\s*```\\s*(\\w*).*");
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+?) *#*");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)[^)]*\\)");
  private static final Pattern REFERENCE = Pattern.compile("\\[[^\\]]+]: *(\\S+).*");
  private static final Pattern ANCHOR = Pattern.compile("<a (?:id|name)=\"([^\"]+)\"");
  private static final String INDENT = "    ";

  /**
   * A block of code.
   *
   * @param language after the fence; empty if the block is indented
   * @param text of the block
   */
  record CodeBlock(String language, String text) {}

  static MarkdownPage read(Path file) {
    try {
      return new Reader().read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }

  /** Reads a page line by line. */
  private static final class Reader {

    private final List<String> links = new ArrayList<>();
    private final MarkdownAnchors anchors = new MarkdownAnchors();
    private final List<CodeBlock> blocks = new ArrayList<>();
    private final StringBuilder indented = new StringBuilder();

    MarkdownPage read(Path file) throws IOException {
      List<String> lines = Files.readAllLines(file);
      for (int n = 0; n < lines.size(); n++) {
        Matcher fence = FENCE.matcher(lines.get(n));
        if (fence.matches()) {
          if (fence.group(1).isEmpty()) {
            throw new IllegalArgumentException(
                file + ": the block of code in line " + (n + 1) + " does not name its language");
          }
          int end = n + 1;
          while (!FENCE.matcher(lines.get(end)).matches()) {
            end++;
          }
          blocks.add(new CodeBlock(fence.group(1), text(lines.subList(n + 1, end))));
          n = end;
        } else {
          readLine(lines.get(n));
        }
      }
      endIndentedBlock();
      return new MarkdownPage(file, links, anchors, blocks);
    }

    private static String text(List<String> lines) {
      return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private void readLine(String line) {
      if (line.startsWith(INDENT)) {
        indented.append(line.substring(INDENT.length())).append('\n');
        return;
      }
      endIndentedBlock();
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        anchors.add(heading.group(1).replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1"));
      }
      String prose = line.replaceAll("`[^`]*`", "code");
      ANCHOR.matcher(prose).results().forEach(anchor -> anchors.add(anchor.group(1)));
      LINK.matcher(prose).results().forEach(link -> links.add(link.group(1)));
      Matcher reference = REFERENCE.matcher(prose);
      if (reference.matches()) {
        links.add(reference.group(1));
      }
    }

    private void endIndentedBlock() {
      if (!indented.isEmpty()) {
        blocks.add(new CodeBlock("", indented.toString()));
        indented.setLength(0);
      }
    }
  }
}
