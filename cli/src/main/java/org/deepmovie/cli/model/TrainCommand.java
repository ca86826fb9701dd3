package org.deepmovie.cli.model;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deepmovie.cli.options.DataOptions;
import org.deepmovie.cli.options.JsonOption;
import org.deepmovie.cli.options.LoadedDataset;
import org.deepmovie.cli.options.ModelSpecConverter;
import org.deepmovie.cli.options.ShareConverter;
import org.deepmovie.cli.options.SplitFileOptions;
import org.deepmovie.cli.options.ThreadsOption;
import org.deepmovie.cli.output.FitProgress;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.io.SplitReading;
import org.deepmovie.internal.io.AtomicFile;
import org.deepmovie.models.FinalFit;
import org.deepmovie.models.FinalFit.FinalModel;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
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
  @Mixin private SplitFileOptions files;
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
          "Share of the ratings that is held out to find the best number of epochs, for models that"
              + " stop early. With 0 the model is fitted to all ratings for all its epochs (default:"
              + " ${DEFAULT-VALUE}).")
  private double validation;

  @Option(
      names = "--no-refit",
      description =
          "Keep the model that was fitted without the held-out ratings. By default the model is"
              + " fitted again to all ratings, for the number of epochs that validation found best.")
  private boolean noRefit;

  @Option(
      names = "--intervals",
      description =
          "Give prediction intervals also of a model that does not stop early: it is first fitted"
              + " without the held-out ratings, whose errors calibrate the intervals. Other models"
              + " have them anyway.")
  private boolean intervals;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Random seed of the fit (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    Providers providers = Providers.load();
    boolean usesTimes = providers.trainer(model.name(), model.options()).usesTimes();
    FinalFit fit = new FinalFit(providers, model, validation, !noRefit, intervals);
    AtomicFile.checkWritable(out);
    json.checkWritable();
    LoadedDataset loaded = data.read(files.files(), usesTimes);
    json.setRead(loaded);
    Dataset dataset =
        loaded
            .sets()
            .map(sets -> loaded.dataset().withRatings(sets.train()))
            .orElse(loaded.dataset());
    Optional<RatingMatrix> given =
        loaded.sets().map(SplitReading::validation).filter(ratings -> ratings.size() > 0);
    checkIntervals(dataset, given.isPresent());
    PrintWriter printer = spec.commandLine().getOut();
    printer.println("data   " + dataset);
    printer.flush();
    long start = System.nanoTime();
    FinalModel fitted;
    try (FitProgress progress = new FitProgress(model.toString(), spec.commandLine().getErr())) {
      TrainingContext context = new TrainingContext(seed, threads.count(), given, progress);
      fitted = fit.fit(dataset, context);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    ModelFile.save(fitted.model(), out);
    printer.printf(
        Locale.ROOT,
        "%s fitted %s, in %.1f s%nsaved  %s%n",
        model.name(),
        fittedTo(fitted, dataset),
        seconds,
        out);
    json.write(() -> TrainJson.of(dataset, seed, fitted, seconds, out.toString()));
    return 0;
  }

  private void checkIntervals(Dataset dataset, boolean validationIsGiven) {
    if (intervals && dataset.scale().isImplicit()) {
      throw new IllegalArgumentException(
          "--intervals are those of ratings, and '"
              + dataset.name()
              + "' has only interactions; leave out --intervals");
    }
    if (intervals && !validationIsGiven && validation == 0) {
      throw new IllegalArgumentException(
          "--intervals need held-out ratings; give --validation above 0");
    }
  }

  /** What the model was fitted to, which depends on how it stops. */
  private String fittedTo(FinalModel fitted, Dataset dataset) {
    String ratings = dataset.scale().isImplicit() ? "interactions" : "ratings";
    int all = dataset.ratings().size();
    if (fitted.bestEpoch().isEmpty()) {
      return fitted.heldOut() == 0
          ? "to all %d %s".formatted(all, ratings)
          : "to %d of %d %s, the others being held out"
              .formatted(all - fitted.heldOut(), all, ratings);
    }
    int epochs = fitted.bestEpoch().getAsInt();
    return fitted.heldOut() == 0
        ? "to all %d %s with epochs=%d, which validation found best".formatted(all, ratings, epochs)
        : "to %d of %d %s with epochs=%d, the best by validation on the others"
            .formatted(all - fitted.heldOut(), all, ratings, epochs);
  }
}
