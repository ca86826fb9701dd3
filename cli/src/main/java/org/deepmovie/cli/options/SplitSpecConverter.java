package org.deepmovie.cli.options;

import java.io.IOException;
import org.deepmovie.split.Splitters;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Checks how a split is written before any data is read. */
final class SplitSpecConverter implements ITypeConverter<String> {

  @Override
  public String convert(String spec) {
    try {
      Splitters.parse(
          spec,
          file -> {
            throw new IOException(file + " is read with the data");
          });
    } catch (IOException e) {
      // The spec is well formed and names files, which are read with the data.
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
    return spec;
  }
}
