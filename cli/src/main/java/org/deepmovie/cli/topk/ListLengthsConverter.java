package org.deepmovie.cli.topk;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the value of {@code --lengths}. */
final class ListLengthsConverter implements ITypeConverter<ListLengths> {

  @Override
  public ListLengths convert(String text) {
    try {
      return ListLengths.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
