package org.deepmovie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
          "Where to write; the folder is made if it is not there. Files of these names are"
              + " replaced, others are left as they are, those of an earlier page too.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    OutFolder folder = new OutFolder(out);
    folder.checkWritable(List.of(PAGE, OVERVIEW));
    Dataset dataset = data.read();
    Exploration exploration = Exploration.of(dataset);
    write(exploration, folder);
    PrintWriter printer = spec.commandLine().getOut();
    printer.println("data     " + dataset);
    printer.println("charts   " + exploration.exhibits().size() + ", each as SVG and CSV");
    printer.println("page     " + out.resolve(PAGE));
    return 0;
  }

  /** Writes the page last: once it is there, so is what it links to. */
  private static void write(Exploration exploration, OutFolder folder) throws IOException {
    List<String> files = new ArrayList<>(List.of(OVERVIEW, PAGE));
    for (Exhibit exhibit : exploration.exhibits()) {
      files.add(exhibit.name() + ".csv");
      files.add(exhibit.name() + ".svg");
    }
    folder.checkWritable(files);
    folder.create();
    folder.writeCsv(OVERVIEW, exploration.overview().records());
    for (Exhibit exhibit : exploration.exhibits()) {
      folder.writeCsv(exhibit.name() + ".csv", exhibit.table().records());
      String title = exploration.name() + ": " + exhibit.title();
      folder.writeText(exhibit.name() + ".svg", exhibit.figure().svg(exhibit.caption(), title));
    }
    folder.writeText(PAGE, Page.html(exploration));
  }
}
