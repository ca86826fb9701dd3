package org.deepmovie.split;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.split.Splitters.RatingFileReader;

/** The text forms of splitters, {@code NAME:ARGUMENT}, as {@link Splitters#parse} reads them. */
enum SplitterSpec {
  HOLDOUT(
      "holdout:0.9", SpecArgument.SHARE, "a random 90 % of the ratings to train, the rest to test"),
  K_FOLD("kfold:5", SpecArgument.FOLDS, "5 splits, each rating in the test set of one"),
  PER_USER("per-user:0.8", SpecArgument.SHARE, "a random 80 % of each user's ratings to train"),
  LEAVE("leave:1", SpecArgument.COUNT, "1 random test rating of each user with at least 2"),
  USERS(
      "users:0.8",
      SpecArgument.SHARE,
      "all ratings of a random 80 % of the users to train, of the others to test"),
  ITEMS(
      "items:0.9",
      SpecArgument.SHARE,
      "all ratings of a random 90 % of the items to train, of the others to test"),
  TIME(
      "time:0.9",
      SpecArgument.SHARE,
      "the oldest 90 % of the ratings to train, later ones to test"),
  CONV_MF(
      "convmf:0.8",
      SpecArgument.SHARE,
      "ConvMF's: 80 % to train, every user and item with text among them"),
  FILES("files:u1.base,u1.test", SpecArgument.FILES, "train and test as two files divide them");

  private final String example;
  private final SpecArgument argument;
  private final String summary;

  SplitterSpec(String example, SpecArgument argument, String summary) {
    this.example = example;
    this.argument = argument;
    this.summary = summary;
  }

  String example() {
    return example;
  }

  String summary() {
    return summary;
  }

  /**
   * The splitter that {@code spec} describes.
   *
   * @throws IllegalArgumentException if {@code spec} cannot be parsed; the message says what to
   *     write
   */
  static Splitter parse(String spec, RatingFileReader files) throws IOException {
    int colon = spec.indexOf(':');
    String name = colon < 0 ? spec : spec.substring(0, colon);
    for (SplitterSpec kind : values()) {
      if (kind.example.startsWith(name + ":")) {
        String argument = colon < 0 ? "" : spec.substring(colon + 1);
        kind.requireArgument(argument);
        return kind.splitter(spec, argument, files);
      }
    }
    String examples =
        Arrays.stream(values()).map(SplitterSpec::example).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "'%s' is not a way to split; accepted are, for example, %s"
            .formatted(Abbreviation.of(name), examples));
  }

  private void requireArgument(String text) {
    if (!argument.accepts(text)) {
      String problem =
          text.isBlank()
              ? argument.description() + " is missing"
              : "'" + Abbreviation.of(text) + "' is not " + argument.description();
      throw new IllegalArgumentException(problem + "; write " + example);
    }
  }

  private Splitter splitter(String spec, String argument, RatingFileReader files)
      throws IOException {
    return switch (this) {
      case HOLDOUT -> Splitters.holdout(Double.parseDouble(argument));
      case K_FOLD -> Splitters.kFold(Integer.parseInt(argument));
      case PER_USER -> Splitters.perUser(Double.parseDouble(argument));
      case LEAVE -> Splitters.leaveOut(Integer.parseInt(argument));
      case USERS -> Splitters.users(Double.parseDouble(argument));
      case ITEMS -> Splitters.items(Double.parseDouble(argument));
      case TIME -> Splitters.time(Double.parseDouble(argument));
      case CONV_MF -> Splitters.convMf(Double.parseDouble(argument));
      case FILES -> given(spec, argument.split(","), files);
    };
  }

  private static Splitter given(String spec, String[] names, RatingFileReader files)
      throws IOException {
    return Splitters.given(spec, files.read(names[0].strip()), files.read(names[1].strip()));
  }
}
