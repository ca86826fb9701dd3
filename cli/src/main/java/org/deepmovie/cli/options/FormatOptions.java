package org.deepmovie.cli.options;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.io.ColumnMapping;
import org.deepmovie.data.io.DatasetReader;
import org.deepmovie.data.io.DelimitedFormat;
import org.deepmovie.data.io.MovieLensLayout;
import org.deepmovie.data.io.QuoteRule;
import org.deepmovie.data.io.RatingRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that tell the format of files of ratings. What is not given is found. */
public final class FormatOptions {

  private static final String NO_QUOTE = "none";

  private static final Map<String, String> DELIMITER_NAMES =
      Map.of(
          "comma", ",",
          "semicolon", ";",
          "tab", "\t",
          "\\t", "\t",
          "bar", "|",
          "blanks", " ");

  @Option(
      names = "--columns",
      paramLabel = "ROLE=COLUMN,...",
      converter = ColumnsConverter.class,
      description =
          "The columns of a file of ratings by name or by number from 1, such as"
              + " user=reader,item=isbn,rating=3,time=4. Usual names are known without it.")
  private ColumnMapping columns = ColumnMapping.NONE;

  @Option(names = "--no-header", description = "The first row is a rating, not a header.")
  private boolean noHeader;

  @Option(
      names = "--delimiter",
      paramLabel = "TEXT",
      description =
          "The text between two fields, or comma, semicolon, tab, bar or blanks, which are runs of"
              + " spaces and tabs.")
  private @Nullable String delimiter;

  @Option(
      names = "--quote",
      paramLabel = "CHAR|none",
      description = "The character around quoted fields (default: \", but none between tabs).")
  private @Nullable String quote;

  @Option(
      names = "--escape",
      paramLabel = "CHAR",
      description =
          "The character before a quote within a quoted field, such as \\ (default: such a quote is"
              + " doubled).")
  private @Nullable Character escape;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "How characters are encoded (default: UTF-16, UTF-8 or ISO-8859-1, as found).")
  private @Nullable Charset encoding;

  @Option(
      names = "--scale",
      paramLabel = "MIN..MAX",
      converter = ScaleConverter.class,
      description =
          "The lowest and the highest rating, such as 1..10 or -10..10, perhaps with a step:"
              + " 0..10:0.5 (default: those of the data).")
  private @Nullable RatingRange scale;

  @Option(
      names = "--duplicates",
      paramLabel = "POLICY",
      defaultValue = "newest",
      converter = DuplicatesConverter.class,
      description =
          "Which of several ratings by a user for an item counts: newest (by time, else the last),"
              + " last, first, mean, or refuse (default: ${DEFAULT-VALUE}).")
  private DuplicatePolicy duplicates;

  @Option(
      names = "--layout",
      paramLabel = "NAME",
      converter = LayoutConverter.class,
      description =
          "Which files of a folder or zip are read: ml-100k, ml-1m, ml-10m, ml-latest or"
              + " ml-20m-kaggle, if they are of several layouts.")
  private @Nullable MovieLensLayout layout;

  /**
   * The reader.
   *
   * @param timesRequired whether a time that cannot be read is an error
   */
  DatasetReader reader(boolean timesRequired) {
    DelimitedFormat format =
        new DelimitedFormat(
            Optional.ofNullable(delimiter).map(name -> DELIMITER_NAMES.getOrDefault(name, name)),
            quotes(),
            noHeader ? Optional.of(false) : Optional.empty(),
            Optional.ofNullable(encoding),
            columns,
            duplicates,
            Optional.ofNullable(scale),
            timesRequired);
    DatasetReader reader = DatasetReader.detecting().withFormat(format);
    return layout == null ? reader : reader.withLayout(layout);
  }

  private Optional<QuoteRule> quotes() {
    if (quote == null && escape == null) {
      return Optional.empty();
    }
    if (quote != null && quote.equals(NO_QUOTE)) {
      return Optional.of(new QuoteRule(Optional.empty(), Optional.ofNullable(escape)));
    }
    if (quote != null && quote.length() != 1) {
      throw new IllegalArgumentException("--quote '" + quote + "': give one character, or none");
    }
    char character = quote == null ? '"' : quote.charAt(0);
    return Optional.of(new QuoteRule(Optional.of(character), Optional.ofNullable(escape)));
  }

  /** Converts by a function that refuses with an {@link IllegalArgumentException}. */
  private abstract static class FormatConverter<T> implements ITypeConverter<T> {
    private final Function<String, T> conversion;

    FormatConverter(Function<String, T> conversion) {
      this.conversion = conversion;
    }

    @Override
    public T convert(String text) {
      try {
        return conversion.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  private static final class ColumnsConverter extends FormatConverter<ColumnMapping> {
    ColumnsConverter() {
      super(ColumnMapping::parse);
    }
  }

  private static final class ScaleConverter extends FormatConverter<RatingRange> {
    ScaleConverter() {
      super(RatingRange::parse);
    }
  }

  private static final class DuplicatesConverter extends FormatConverter<DuplicatePolicy> {
    DuplicatesConverter() {
      super(DuplicatesConverter::policy);
    }

    private static DuplicatePolicy policy(String name) {
      return Arrays.stream(DuplicatePolicy.values())
          .filter(policy -> policy.name().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "'"
                          + name
                          + "'; give one of "
                          + Arrays.stream(DuplicatePolicy.values())
                              .map(policy -> policy.name().toLowerCase(Locale.ROOT))
                              .collect(Collectors.joining(", "))));
    }
  }

  private static final class LayoutConverter extends FormatConverter<MovieLensLayout> {
    LayoutConverter() {
      super(MovieLensLayout::parse);
    }
  }
}
