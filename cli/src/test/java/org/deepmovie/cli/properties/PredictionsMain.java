package org.deepmovie.cli.properties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Fits every model, and writes what each predicts. */
final class PredictionsMain {

  private PredictionsMain() {}

  /**
   * Fits.
   *
   * @param arguments the file, of a line for each model: its name and its predictions
   */
  public static void main(String[] arguments) throws IOException {
    Files.write(Path.of(arguments[0]), lines());
  }

  /** The name and the predictions of each model. */
  static List<String> lines() {
    return SmallFits.models()
        .map(
            model -> {
              double[] predictions = SmallFits.predictions(SmallFits.fit(model, SmallFits.DATA, 2));
              return DoubleStream.of(predictions)
                  .mapToObj(Double::toString)
                  .collect(Collectors.joining(" ", model + " ", ""));
            })
        .toList();
  }
}
