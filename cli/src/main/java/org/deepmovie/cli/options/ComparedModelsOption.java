package org.deepmovie.cli.options;

import java.util.List;
import org.deepmovie.models.ModelSpec;
import picocli.CommandLine.Option;

/** The option {@code --model} of commands that compare models. */
public final class ComparedModelsOption {

  @Option(
      names = "--model",
      paramLabel = "MODEL[,MODEL...]",
      converter = ModelListConverter.class,
      description =
          "The models to compare, each as NAME or as NAME:option=value,... Repeat the option or"
              + " separate models by commas. 'deepmovie models' lists names and options.")
  private List<ModelSpec> models = List.of();

  /** The models in the order in which they were given; empty if the option was not. */
  public List<ModelSpec> models() {
    return models;
  }
}
