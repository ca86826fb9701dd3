package org.deepmovie.cli.options;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.io.ColumnMapping;
import org.deepmovie.data.io.DatasetReader;
import org.deepmovie.data.io.DelimitedFormat;
import org.deepmovie.data.io.QuoteRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that tell how the rows of a file are read. What is not given is found. */
public final class RowOptions {

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
          "The columns of a file by name or by number from 1, such as"
              + " user=reader,item=isbn,rating=3,time=4. Usual names are known without it.")
  private ColumnMapping columns = ColumnMapping.NONE;

  @Option(names = "--no-header", description = "The first row is one of data, not a header.")
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
      converter = EncodingConverter.class,
      description = "How characters are encoded (default: UTF-16, UTF-8 or ISO-8859-1, as found).")
  private @Nullable Charset encoding;

  @Option(
      names = "--duplicates",
      paramLabel = "POLICY",
      defaultValue = "newest",
      converter = DuplicatesConverter.class,
      description =
          "Which of several ratings by a user for an item counts: newest (by time, else the last),"
              + " last, first, mean, sum, or refuse for none (default: ${DEFAULT-VALUE})."
              + " Interactions are counted.")
  private DuplicatePolicy duplicates;

  @Option(
      names = "--unrated",
      paramLabel = "VALUE",
      description =
          "A value that stands for no rating, such as -1, 0 or NA; such rows are left out. Repeat"
              + " the option for several values.")
  private List<String> unrated = List.of();

  /** A reader of such files, for which - stands for standard input. */
  public DatasetReader reader() {
    return DatasetReader.detecting().withFormat(format()).withStandardInput(System.in);
  }

  /** The format of a file. */
  DelimitedFormat format() {
    return new DelimitedFormat(
        Optional.ofNullable(delimiter).map(name -> DELIMITER_NAMES.getOrDefault(name, name)),
        quotes(),
        noHeader ? Optional.of(false) : Optional.empty(),
        Optional.ofNullable(encoding),
        columns,
        duplicates,
        Optional.empty(),
        Set.copyOf(unrated),
        false);
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

  private static final class EncodingConverter extends FormatConverter<Charset> {
    EncodingConverter() {
      super(EncodingConverter::charset);
    }

    private static Charset charset(String name) {
      try {
        return Charset.forName(name.strip());
      } catch (IllegalArgumentException unknown) {
        throw new IllegalArgumentException(
            "'" + name + "' is not known; give one such as UTF-8, UTF-16LE or windows-1252",
            unknown);
      }
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
}
