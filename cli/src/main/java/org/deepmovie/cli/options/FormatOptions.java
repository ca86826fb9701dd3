package org.deepmovie.cli.options;

import org.deepmovie.data.io.DatasetReader;
import org.deepmovie.data.io.DelimitedFormat;
import org.deepmovie.data.io.MovieLensLayout;
import org.deepmovie.data.io.RatingRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that tell the format of data sets of ratings. What is not given is found. */
public final class FormatOptions {

  @Mixin private RowOptions rows;

  @Option(
      names = "--scale",
      paramLabel = "MIN..MAX",
      converter = ScaleConverter.class,
      description =
          "The lowest and the highest rating, such as 1..10 or -10..10, perhaps with a step:"
              + " 0..10:0.5 (default: those of the data).")
  private @Nullable RatingRange scale;

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
  public DatasetReader reader(boolean timesRequired) {
    DelimitedFormat format = rows.format();
    format = scale == null ? format : format.withScale(scale);
    format = timesRequired ? format.withTimesRequired() : format;
    DatasetReader reader = rows.reader().withFormat(format);
    return layout == null ? reader : reader.withLayout(layout);
  }

  private static final class ScaleConverter extends FormatConverter<RatingRange> {
    ScaleConverter() {
      super(RatingRange::parse);
    }
  }

  private static final class LayoutConverter extends FormatConverter<MovieLensLayout> {
    LayoutConverter() {
      super(MovieLensLayout::parse);
    }
  }
}
