package org.deepmovie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.deepmovie.cli.page.Exhibit;
import org.deepmovie.cli.page.Exploration;
import org.deepmovie.cli.page.Page;
import org.deepmovie.data.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a page of charts that shows what a data set looks like. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    description = {
      "Write a page of charts that shows what a data set looks like.",
      "How many ratings there are, how unevenly they are spread over users and items, which they"
          + " are and when they were given, what users and items are like, and who rates what: as"
          + " index.html, which opens without a network, and each chart as SVG and its numbers as"
          + " CSV. What the data lacks is left out and said so."
    })
final class ExploreCommand implements Callable<Integer> {

  private static final String PAGE = "index.html";
  private static final String OVERVIEW = "overview.csv";

  @Spec private CommandSpec spec;
  @Mixin private DataOption data;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description =
          "Where to write; the folder is made if it is not there. An earlier page in it is"
              + " replaced with all its charts; what explore did not write is left as it is.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    OutFolder folder = new OutFolder(out, "explore");
    folder.checkWritable(List.of(PAGE, OVERVIEW));
    Dataset dataset = data.read();
    Exploration exploration = Exploration.of(dataset);
    folder.write(contents(exploration));
    PrintWriter printer = spec.commandLine().getOut();
    printer.println("data     " + dataset);
    printer.println("charts   " + exploration.exhibits().size() + ", each as SVG and CSV");
    printer.println("page     " + out.resolve(PAGE));
    return 0;
  }

  /** All files by name, the page last: once it is there, so is what it links to. */
  private static Map<String, byte[]> contents(Exploration exploration) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(OVERVIEW, OutFolder.csv(exploration.overview().records()));
    for (Exhibit exhibit : exploration.exhibits()) {
      String title = exploration.name() + ": " + exhibit.title();
      files.put(exhibit.name() + ".csv", OutFolder.csv(exhibit.table().records()));
      files.put(
          exhibit.name() + ".svg", OutFolder.text(exhibit.figure().svg(exhibit.caption(), title)));
    }
    files.put(PAGE, OutFolder.text(Page.html(exploration)));
    return files;
  }
}
