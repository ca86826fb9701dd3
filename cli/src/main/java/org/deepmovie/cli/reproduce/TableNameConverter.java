package org.deepmovie.cli.reproduce;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Checks that there is a published table of the given name. */
final class TableNameConverter implements ITypeConverter<String> {

  @Override
  public String convert(String name) {
    try {
      PublishedTable.load(name);
      return name;
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
