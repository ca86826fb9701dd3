package org.deepmovie.cli.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.deepmovie.cli.output.Terminal;
import org.deepmovie.data.download.DownloadProgress;
import org.deepmovie.data.download.DownloadedArchive;
import org.deepmovie.data.download.MovieLensArchive;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Downloads a MovieLens archive into the cache folder, once. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    subcommands = ConvertCommand.class,
    description = "Download a MovieLens data set from GroupLens into a cache folder.")
public final class DataCommand implements Callable<Integer> {

  private static final long MEGABYTE = 1_000_000;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      converter = ArchiveConverter.class,
      completionCandidates = ArchiveNames.class,
      description = "The data set: ${COMPLETION-CANDIDATES}.")
  private @Nullable MovieLensArchive archive;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "The cache folder (default: deepmovie in the user's cache folder).")
  private Path cache = MovieLensArchive.defaultCache();

  /** The names of all archives, for help and completion. */
  private static final class ArchiveNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(MovieLensArchive.values()).map(MovieLensArchive::archiveName).iterator();
    }
  }

  private static final class ArchiveConverter implements ITypeConverter<MovieLensArchive> {
    @Override
    public MovieLensArchive convert(String name) {
      try {
        return MovieLensArchive.of(name);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    // A parameter that picocli requires would be required of the subcommand, too.
    if (archive == null) {
      throw new ParameterException(
          spec.commandLine(),
          "name a data set: "
              + String.join(", ", new ArchiveNames())
              + "; or convert one of yours");
    }
    DownloadedArchive fetched = fetch(archive);
    out.println(fetched.license());
    out.println(fetched.folder());
    return 0;
  }

  private DownloadedArchive fetch(MovieLensArchive archive) throws IOException {
    if (!Terminal.isInteractive()) {
      spec.commandLine().getErr().println("downloading " + archive.address());
      return archive.fetch(cache, DownloadProgress.NONE);
    }
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(archive.archiveName())
            .setUnit(" MB", MEGABYTE)
            .setInitialMax(-1)
            .setStyle(ProgressBarStyle.ASCII)
            .build()) {
      return archive.fetch(
          cache,
          (bytes, total) -> {
            bar.maxHint(total);
            bar.stepTo(bytes);
          });
    }
  }
}
