package org.deepmovie.cli.options;

import org.deepmovie.internal.number.PlainNumbers;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts an option's value to a share: a number from 0 to below 1. */
public final class ShareConverter implements ITypeConverter<Double> {

  @Override
  public Double convert(String text) {
    try {
      double value = PlainNumbers.parseDouble(text);
      if (value >= 0 && value < 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Refused below, like a number out of range.
    }
    throw new TypeConversionException("'" + text + "'; give a share from 0 to below 1");
  }
}
