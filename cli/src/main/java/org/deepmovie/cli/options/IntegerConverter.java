package org.deepmovie.cli.options;

import org.deepmovie.internal.number.PlainNumbers;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts an option's value to an integer of 64 bits. */
public final class IntegerConverter implements ITypeConverter<Long> {

  @Override
  public Long convert(String text) {
    try {
      return PlainNumbers.parseLong(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "'; give an integer of at most 18 digits");
    }
  }
}
