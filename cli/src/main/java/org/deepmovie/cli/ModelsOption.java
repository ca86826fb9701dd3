package org.deepmovie.cli;

import java.util.List;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import picocli.CommandLine.Option;

/** The option {@code --model} of commands that compare models. */
final class ModelsOption {

  @Option(
      names = "--model",
      paramLabel = "NAME[:opt=v,...]",
      description =
          "Models to compare, with options, separated by commas or given one by one."
              + " 'deepmovie models' lists them.")
  private List<String> models;

  /**
   * The models that were given, none if the option was not.
   *
   * @throws IllegalArgumentException if one is not known, or its options are not
   */
  List<ModelSpec> given(Providers providers) {
    List<ModelSpec> given =
        models == null
            ? List.of()
            : models.stream().flatMap(text -> ModelSpec.parseAll(text).stream()).toList();
    for (ModelSpec model : given) {
      providers.trainer(model.name(), model.options());
    }
    return given;
  }
}
