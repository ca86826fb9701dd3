package org.deepmovie.cli.reproduce;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.deepmovie.cli.options.JsonOption;
import org.deepmovie.cli.options.ThreadsOption;
import org.deepmovie.cli.output.FitProgress;
import org.deepmovie.cli.output.TextTable;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.io.MovieLens;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.eval.Evaluator;
import org.deepmovie.eval.Experiment;
import org.deepmovie.eval.ExperimentResult;
import org.deepmovie.models.FinalFit;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.split.Splitter;
import org.deepmovie.split.Splitters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Computes a published table again and prints both values side by side. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    description = {
      "Compute a published table again and print our values beside the published ones.",
      "Rows whose data set is missing are left out with a message. Some fits take minutes. The"
          + " options of the models were tuned on validation sets."
    })
public final class ReproduceCommand implements Callable<Integer> {

  /** The name of the built-in data in a table. */
  private static final String SAMPLE = "sample";

  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;

  @Parameters(
      paramLabel = "NAME",
      description = "The table: ${COMPLETION-CANDIDATES}.",
      converter = TableNameConverter.class,
      completionCandidates = TableNames.class)
  private String name;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The folder that holds the folders of the data sets, such as ml-100k, ml-1m.")
  private Path folder;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Compute only rows that contain this text in their data, split or model.")
  private String only;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Random seed of the first repeat (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    PublishedTable table = PublishedTable.load(name);
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "--data " + folder + " is not a folder; give the one that holds ml-100k and ml-1m");
    }
    json.checkWritable();
    PrintWriter out = spec.commandLine().getOut();
    out.println(table.title());
    out.println();
    out.flush();
    List<ReproducedRow> rows = rows(table);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing was fitted: no row of the table has its data in --data %s and matches --only '%s'"
              .formatted(folder, only));
    }
    out.println(
        table.grid() == null
            ? ReproductionTable.of(rows, table.metrics())
            : DifferenceGrid.of(table.grid(), table.metrics().get(0), rows));
    table.remarks().forEach(out::println);
    json.write(() -> new ReproductionJson(name, seed, rows));
    return 0;
  }

  private List<ReproducedRow> rows(PublishedTable table) throws IOException {
    Providers providers = Providers.load();
    Map<String, Dataset> datasets = new HashMap<>();
    List<ReproducedRow> rows = new ArrayList<>();
    for (PublishedRun run : table.runs()) {
      if (!(run.data() + " " + run.split() + " " + run.model()).contains(only)) {
        continue;
      }
      DataVariant variant = DataVariant.parse(run.data());
      Path data = folder.resolve(variant.folder());
      boolean sample = variant.folder().equals(SAMPLE);
      if (!sample && !Files.exists(data)) {
        spec.commandLine().getErr().println(run.model() + " is left out: " + data + " is missing");
        continue;
      }
      if (!datasets.containsKey(variant.folder())) {
        datasets.put(
            variant.folder(), sample ? Sample.generate(1).dataset() : MovieLens.read(data));
      }
      ReproducedRow row = row(run, variant, table, data, datasets.get(variant.folder()), providers);
      rows.add(row);
      announce(row, table.metrics().get(0));
    }
    return rows;
  }

  /** Prints a row at once, as the table has to wait for all of them. */
  private void announce(ReproducedRow row, String metric) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "%s %s %s: %s %s%n",
        row.run().data(),
        row.run().split(),
        row.run().model(),
        metric,
        TextTable.formatMean(row.summary().metric(metric)));
    err.flush();
  }

  private ReproducedRow row(
      PublishedRun run,
      DataVariant variant,
      PublishedTable table,
      Path data,
      Dataset dataset,
      Providers providers)
      throws IOException {
    int[] lengths = table.listLengths();
    Evaluator evaluator = Evaluator.standard().withThreads(threads.count());
    Splitter splitter =
        variant.variantOf(
            Splitters.parse(run.split(), file -> MovieLens.readRatings(data, file, dataset)));
    Experiment experiment =
        new Experiment(
            dataset,
            run.validation() == 0 ? splitter : Splitters.withValidation(splitter, run.validation()),
            seed,
            run.repeats(),
            threads.count(),
            lengths.length == 0 ? evaluator.withoutRanking() : evaluator.withKs(lengths));
    ModelSpec model = ModelSpec.parse(run.model());
    try (FitProgress progress =
        new FitProgress(run.data() + " " + model.name(), spec.commandLine().getErr())) {
      ExperimentResult result =
          experiment.run(
              run.refit()
                  ? new FinalFit(providers, model, 0, true).asTrainer()
                  : providers.trainer(model.name(), model.options()),
              progress);
      return ReproducedRow.of(run, table.metrics(), result);
    }
  }
}
