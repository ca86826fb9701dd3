package org.deepmovie.split;

import org.deepmovie.internal.number.PlainNumbers;

/** The argument of a {@link SplitterSpec}. */
enum SpecArgument {
  SHARE("a share between 0 and 1"),
  FOLDS("a number of folds from 2 up"),
  COUNT("a number of ratings from 1 up"),
  FILES("a train and a test file");

  private final String description;

  SpecArgument(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  boolean accepts(String text) {
    try {
      return switch (this) {
        case SHARE -> Splitters.isShare(PlainNumbers.parseDouble(text));
        case FOLDS -> PlainNumbers.parseInt(text) >= 2;
        case COUNT -> PlainNumbers.parseInt(text) >= 1;
        case FILES -> text.matches("[^,]*[^,\\s][^,]*,[^,]*[^,\\s][^,]*");
      };
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
