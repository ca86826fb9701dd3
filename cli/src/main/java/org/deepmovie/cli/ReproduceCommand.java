package org.deepmovie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.io.MovieLens;
import org.deepmovie.eval.Evaluator;
import org.deepmovie.eval.Experiment;
import org.deepmovie.eval.ExperimentResult;
import org.deepmovie.internal.io.AtomicFile;
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

/** Computes a published table anew and prints both numbers side by side. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    description = {
      "Compute a published table anew and print ours beside the published numbers.",
      "A run whose data is not there is left out and said so. Options were chosen on validation"
          + " ratings; what may be slow takes minutes."
    })
final class ReproduceCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;

  @Parameters(
      paramLabel = "NAME",
      description = "The table: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Names.class)
  private String name;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The folder that holds the data sets' folders, such as ml-100k and ml-1m.")
  private Path folder;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Only the lines that hold this text in data, split or model.")
  private String only;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the first repeat (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the results as JSON, too.")
  private Path json;

  /** The names for the help. */
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Names() {
      super(Reproduction.names());
    }
  }

  /**
   * What is written as JSON.
   *
   * @param name of the table
   * @param seed of the first repeat
   * @param lines of the table
   */
  record Report(String name, long seed, List<ReproducedLine> lines) {}

  @Override
  public Integer call() throws IOException {
    Reproduction reproduction = Reproduction.of(name);
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "--data " + folder + " is no folder; give the one that holds ml-100k and ml-1m");
    }
    if (json != null) {
      AtomicFile.checkWritable(json);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(reproduction.title());
    out.println();
    out.flush();
    Providers providers = Providers.load();
    Map<String, Dataset> datasets = new HashMap<>();
    List<ReproducedLine> lines = new ArrayList<>();
    for (Reproduction.Run run : reproduction.runs()) {
      if (!(run.data() + " " + run.split() + " " + run.model()).contains(only)) {
        continue;
      }
      Path data = folder.resolve(run.data());
      if (!Files.exists(data)) {
        spec.commandLine().getErr().println("left out for want of " + data + ": " + run.model());
        continue;
      }
      if (!datasets.containsKey(run.data())) {
        datasets.put(run.data(), MovieLens.read(data));
      }
      lines.add(line(run, reproduction, data, datasets.get(run.data()), providers));
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing was fitted: --data " + folder + " and --only '" + only + "' leave no line");
    }
    out.println(ReproducedLine.table(lines, reproduction.metrics()));
    reproduction.remarks().forEach(out::println);
    if (json != null) {
      JsonFile.write(new Report(name, seed, lines), json);
    }
    return 0;
  }

  private ReproducedLine line(
      Reproduction.Run run,
      Reproduction reproduction,
      Path folder,
      Dataset data,
      Providers providers)
      throws IOException {
    int[] lengths = reproduction.listLengths();
    Evaluator ratings = Evaluator.standard().withThreads(threads.count());
    Splitter splitter =
        Splitters.parse(run.split(), file -> MovieLens.readRatings(folder, file, data));
    Experiment experiment =
        new Experiment(
            data,
            run.validation() == 0 ? splitter : Splitters.withValidation(splitter, run.validation()),
            seed,
            run.repeats(),
            threads.count(),
            lengths.length == 0 ? ratings.withoutRanking() : ratings.withKs(lengths));
    ModelSpec model = ModelSpec.parse(run.model());
    try (FitProgress progress =
        new FitProgress(run.data() + " " + model.name(), spec.commandLine().getErr())) {
      ExperimentResult result =
          experiment.run(providers.trainer(model.name(), model.options()), progress);
      return ReproducedLine.of(run, reproduction.metrics(), result);
    }
  }
}
