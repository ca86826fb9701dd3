package org.deepmovie.cli.tune;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.deepmovie.cli.output.OutputFolder;
import org.deepmovie.cli.page.DataReport;
import org.deepmovie.cli.page.PageFiles;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.io.AtomicFile;
import org.deepmovie.models.FinalFit;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.tune.TuningJournal;
import org.deepmovie.tune.TuningListener;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code tune} that name files: the journal, the page and the best model. */
final class TuneFiles {

  /** The share of the ratings that tells the number of epochs of the best model, as in train. */
  private static final double VALIDATION = 0.05;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description =
          "Write each fit to this file as it ends, as a line of JSON. If the file exists, the same"
              + " search goes on where it was stopped, to the same result.")
  private @Nullable Path journal;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Write a page, index.html, with charts of the options and trials, each also as SVG and"
              + " CSV.")
  private @Nullable Path out;

  @Option(
      names = "--save-best",
      paramLabel = "FILE",
      description =
          "Fit the model with the best options to all ratings, test ratings included, and save it,"
              + " as 'deepmovie train' does.")
  private @Nullable Path best;

  /**
   * Refuses files that cannot be written, before anything is fitted.
   *
   * @throws IOException if one cannot be written
   */
  void checkWritable() throws IOException {
    if (journal != null) {
      AtomicFile.checkWritable(journal);
    }
    if (best != null) {
      AtomicFile.checkWritable(best);
    }
    if (out != null) {
      folder(out).checkWritable(List.of(PageFiles.PAGE, PageFiles.OVERVIEW));
    }
  }

  private static OutputFolder folder(Path out) {
    return new OutputFolder(out, "tune");
  }

  /**
   * The listener of a search.
   *
   * @param search what its result depends on besides {@code data}
   */
  JournaledProgress journal(Dataset data, Map<String, String> search, TuningListener display)
      throws IOException {
    return new JournaledProgress(
        journal == null ? null : TuningJournal.open(journal, data, search), display);
  }

  void writePage(Supplier<DataReport> report, PrintWriter printer) throws IOException {
    if (out != null) {
      folder(out).write(PageFiles.of(report.get()));
      printer.println("page   " + out.resolve(PageFiles.PAGE));
    }
  }

  /** Fits {@code model} to all ratings of {@code data} and saves it, if that was asked for. */
  void saveBest(
      Providers providers,
      ModelSpec model,
      Dataset data,
      TrainingContext context,
      PrintWriter printer)
      throws IOException {
    if (best != null) {
      ModelFile.save(
          new FinalFit(providers, model, VALIDATION, true).fit(data, context).model(), best);
      printer.printf(
          "saved  %s, fitted to all %d %s%n",
          best, data.ratings().size(), data.scale().isImplicit() ? "interactions" : "ratings");
    }
  }
}
