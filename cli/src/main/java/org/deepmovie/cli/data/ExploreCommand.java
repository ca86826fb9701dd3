package org.deepmovie.cli.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.deepmovie.cli.options.DataOptions;
import org.deepmovie.cli.output.OutputFolder;
import org.deepmovie.cli.page.DataReport;
import org.deepmovie.cli.page.PageFiles;
import org.deepmovie.data.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a page of charts that describes a data set. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    description = {
      "Write a page of charts that describes a data set.",
      "It shows the numbers of ratings, their distribution over users, items, values and time, the"
          + " attributes of users and items, and which users rate which items. The page is"
          + " index.html, which needs no network; each chart is also written as SVG and its numbers"
          + " as CSV. The page says which charts are missing because the data lacks something."
    })
public final class ExploreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description =
          "The folder to write into, which is created if it does not exist. An earlier page in it"
              + " is replaced with all its charts. Other files are left as they are.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    OutputFolder folder = new OutputFolder(out, "explore");
    folder.checkWritable(List.of(PageFiles.PAGE, PageFiles.OVERVIEW));
    Dataset dataset = data.read().dataset();
    DataReport report = DataReport.of(dataset);
    folder.write(PageFiles.of(report));
    PrintWriter printer = spec.commandLine().getOut();
    printer.println("data     " + dataset);
    printer.println("charts   " + report.charts().size() + ", each as SVG and CSV");
    printer.println("page     " + out.resolve(PageFiles.PAGE));
    return 0;
  }
}
