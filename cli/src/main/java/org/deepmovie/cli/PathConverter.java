package org.deepmovie.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.deepmovie.internal.message.Abbreviation;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts an option's value to a path. An empty one would be the working folder. */
final class PathConverter implements ITypeConverter<Path> {

  @Override
  public Path convert(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("''; give the path of a file or folder");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("'" + Abbreviation.of(text) + "' is no path here");
    }
  }
}
