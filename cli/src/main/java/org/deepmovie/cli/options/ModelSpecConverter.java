package org.deepmovie.cli.options;

import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts {@code NAME[:option=value,...]} to a model; its name and options must be known. */
public final class ModelSpecConverter implements ITypeConverter<ModelSpec> {

  @Override
  public ModelSpec convert(String text) {
    try {
      return checked(ModelSpec.parse(text));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  /**
   * Returns {@code model}.
   *
   * @throws IllegalArgumentException if its name or its options are unknown or not accepted
   */
  static ModelSpec checked(ModelSpec model) {
    Providers.load().trainer(model.name(), model.options());
    return model;
  }
}
