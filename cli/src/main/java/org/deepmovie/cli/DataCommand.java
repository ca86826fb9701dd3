package org.deepmovie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.deepmovie.data.download.DownloadProgress;
import org.deepmovie.data.download.DownloadedArchive;
import org.deepmovie.data.download.MovieLensArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Downloads a MovieLens archive into the cache folder, once. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Download ratings from GroupLens into a cache folder.")
final class DataCommand implements Callable<Integer> {

  private static final long MEGABYTE = 1_000_000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "ml-100k, ml-1m, ml-10m or ml-latest-small.")
  private String name;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Where to keep it (default: deepmovie in the user's cache folder).")
  private Path cache = MovieLensArchive.defaultCache();

  @Override
  public Integer call() throws IOException {
    MovieLensArchive archive = MovieLensArchive.of(name);
    PrintWriter out = spec.commandLine().getOut();
    DownloadedArchive fetched = fetch(archive);
    out.println(fetched.license());
    out.println(fetched.folder());
    return 0;
  }

  private DownloadedArchive fetch(MovieLensArchive archive) throws IOException {
    if (!Terminal.isInteractive()) {
      spec.commandLine().getErr().println("fetching " + archive.address());
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
