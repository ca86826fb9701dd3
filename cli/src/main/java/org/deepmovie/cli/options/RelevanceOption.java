package org.deepmovie.cli.options;

import org.deepmovie.eval.Relevance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option {@code --relevant}. */
public final class RelevanceOption {

  @Option(
      names = "--relevant",
      paramLabel = "VALUE",
      converter = RelevanceConverter.class,
      description =
          "The test ratings that are relevant in rankings: from a number on such as 4, 'top"
              + " quartile' (from the third quartile of the training ratings on), or any (default:"
              + " the upper quarter of the scale, such as 4 of 5 stars; any of interactions).")
  private @Nullable Relevance relevance;

  /** The relevance that was given, or else {@code byDefault}. */
  public Relevance or(Relevance byDefault) {
    return relevance == null ? byDefault : relevance;
  }

  private static final class RelevanceConverter implements ITypeConverter<Relevance> {
    @Override
    public Relevance convert(String text) {
      try {
        return Relevance.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
