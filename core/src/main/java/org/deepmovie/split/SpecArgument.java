package org.deepmovie.split;

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
        case SHARE -> Splitters.isShare(Double.parseDouble(text));
        case FOLDS -> Integer.parseInt(text) >= 2;
        case COUNT -> Integer.parseInt(text) >= 1;
        case FILES -> text.matches("[^,]*[^,\\s][^,]*,[^,]*[^,\\s][^,]*");
      };
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
