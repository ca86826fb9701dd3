package org.deepmovie.cli.options;

import org.deepmovie.internal.number.PlainNumbers;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts an option's value to an integer of at least 1. */
public final class PositiveIntegerConverter implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String text) {
    try {
      int value = PlainNumbers.parseInt(text);
      if (value >= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Refused below, like a number that is too small.
    }
    throw new TypeConversionException("'" + text + "'; give an integer of 1 or more");
  }
}
