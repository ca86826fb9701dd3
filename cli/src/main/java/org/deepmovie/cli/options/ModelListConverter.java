package org.deepmovie.cli.options;

import java.util.List;
import org.deepmovie.models.ModelSpec;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Converts models that are separated by commas; their names and options must be known. Picocli adds
 * the elements of the list to the option's values.
 */
final class ModelListConverter implements ITypeConverter<List<ModelSpec>> {

  @Override
  public List<ModelSpec> convert(String text) {
    try {
      return ModelSpec.parseAll(text).stream().map(ModelSpecConverter::checked).toList();
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
