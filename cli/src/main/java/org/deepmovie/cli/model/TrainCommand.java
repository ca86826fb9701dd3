package org.deepmovie.cli.model;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deepmovie.cli.options.DataOptions;
import org.deepmovie.cli.options.ModelSpecConverter;
import org.deepmovie.cli.options.ShareConverter;
import org.deepmovie.cli.options.ThreadsOption;
import org.deepmovie.cli.output.FitProgress;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.io.AtomicFile;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.ModelSpec;
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

/** Fits a model to all ratings and saves it. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Fit a model to all ratings and save it.")
public final class TrainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private ThreadsOption threads;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = "pmf",
      converter = ModelSpecConverter.class,
      description =
          "The model as NAME or as NAME:option=value,... (default: ${DEFAULT-VALUE}). 'deepmovie"
              + " models' lists names and options.")
  private ModelSpec model;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The model file to write.")
  private Path out;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      converter = ShareConverter.class,
      description =
          "Share of the ratings that is held out for early stopping. With 0 the model is fitted to"
              + " all ratings for all its epochs (default: ${DEFAULT-VALUE}).")
  private double validation;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Random seed of the fit (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws IOException {
    Trainer trainer = Providers.load().trainer(model.name(), model.options());
    AtomicFile.checkWritable(out);
    Dataset dataset = data.read().dataset();
    PrintWriter printer = spec.commandLine().getOut();
    printer.println("data   " + dataset);
    printer.flush();
    long start = System.nanoTime();
    Recommender fitted;
    try (FitProgress progress = new FitProgress(model.toString(), spec.commandLine().getErr())) {
      fitted = fit(trainer, dataset, progress);
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

  private Recommender fit(Trainer trainer, Dataset dataset, FitProgress progress) {
    TrainingContext context =
        new TrainingContext(seed, threads.count(), Optional.empty(), progress);
    if (validation == 0) {
      return trainer.fit(dataset, context);
    }
    Split split = Splitters.holdout(1 - validation).split(dataset, seed).get(0);
    return trainer.fit(split.train(), context.withValidation(split.test()));
  }
}
