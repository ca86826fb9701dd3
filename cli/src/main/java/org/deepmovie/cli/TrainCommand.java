package org.deepmovie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.io.AtomicFile;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitters;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fits one model to all ratings and saves it. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Fit a model and save it to a file.")
final class TrainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DataOption data;
  @Mixin private ThreadsOption threads;

  @Option(
      names = "--model",
      paramLabel = "NAME[:opt=v,...]",
      defaultValue = "pmf",
      description = "The model and its options (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where to save the model.")
  private Path out;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description =
          "Share of the ratings by which the model stops early; 0 for none: then it runs all its"
              + " epochs on all ratings (default: ${DEFAULT-VALUE}).")
  private double validation;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the fit (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws IOException {
    Given.share("--validation", validation);
    int threadCount = threads.count();
    Trainer trainer = Providers.load().trainer(model);
    AtomicFile.checkWritable(out);
    Dataset dataset = data.read();
    PrintWriter printer = spec.commandLine().getOut();
    printer.println("data   " + dataset);
    printer.flush();
    long start = System.nanoTime();
    Recommender fitted;
    try (FitProgress progress = new FitProgress(model, spec.commandLine().getErr())) {
      fitted = fit(trainer, dataset, threadCount, progress);
    }
    ModelFile.save(fitted, out);
    printer.printf(
        Locale.ROOT,
        "%s fitted in %.1f s and saved to %s%n",
        fitted.header().model(),
        (System.nanoTime() - start) / 1e9,
        out);
    return 0;
  }

  private Recommender fit(Trainer trainer, Dataset dataset, int threadCount, FitProgress progress) {
    TrainingContext context = new TrainingContext(seed, threadCount, Optional.empty(), progress);
    if (validation == 0) {
      return trainer.fit(dataset, context);
    }
    Split split = Splitters.holdout(1 - validation).split(dataset, seed).get(0);
    return trainer.fit(split.train(), context.withValidation(split.test()));
  }
}
