package org.deepmovie.cli.options;

import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts by a function that refuses with an {@link IllegalArgumentException}. */
abstract class FormatConverter<T> implements ITypeConverter<T> {

  private final Function<String, T> conversion;

  FormatConverter(Function<String, T> conversion) {
    this.conversion = conversion;
  }

  @Override
  public T convert(String text) {
    try {
      return conversion.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
