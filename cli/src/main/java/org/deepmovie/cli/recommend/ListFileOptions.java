package org.deepmovie.cli.recommend;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.deepmovie.cli.options.IntervalOption;
import org.deepmovie.cli.options.ThreadsOption;
import org.deepmovie.cli.output.ProgressDisplay;
import org.deepmovie.internal.io.AtomicFile;
import org.deepmovie.recommend.RecommendationQuery;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.serving.BatchRecommender;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that tell where the lists of all users are written. */
final class ListFileOptions {

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write the lists of --all to this file: CSV with a row for each item, or JSON lines with"
              + " a line for each user, by the file's ending .csv or .jsonl.")
  private @Nullable Path file;

  @Option(
      names = "--out-format",
      paramLabel = "FORMAT",
      converter = ListFormat.Converter.class,
      description = "The format of --out, csv or jsonl, if its ending does not tell.")
  private @Nullable ListFormat format;

  @Mixin private ThreadsOption threads;

  /**
   * Checks the options before the model is loaded.
   *
   * @param allUsers whether lists of all users are asked for
   * @throws IllegalArgumentException if they do not fit
   * @throws IOException if the file cannot be written
   */
  void check(boolean allUsers) throws IOException {
    if (allUsers != (file != null)) {
      throw new IllegalArgumentException(
          allUsers
              ? "--all writes a file; give --out FILE.csv or FILE.jsonl"
              : "--out is for the lists of all users; give --all, or --json for one list");
    }
    if (file == null && format != null) {
      throw new IllegalArgumentException("--out-format is that of --out; give --out, too");
    }
    if (file != null) {
      format();
      AtomicFile.checkWritable(path());
    }
  }

  private ListFormat format() {
    return format == null ? ListFormat.of(path()) : format;
  }

  private Path path() {
    if (file == null) {
      throw new IllegalStateException("--out is missing");
    }
    return file;
  }

  /**
   * Writes the lists of all users of {@code model}; the file appears whole or not at all.
   *
   * @param interval whether intervals are written, too
   * @param out is told what was written
   * @param err is told the progress
   */
  void write(
      Recommender model,
      RecommendationQuery query,
      IntervalOption interval,
      PrintWriter out,
      PrintWriter err)
      throws IOException {
    int users = model.catalog().users().size();
    AtomicInteger shorter = new AtomicInteger();
    AtomicFile.write(
        path(),
        bytes -> {
          try (ProgressDisplay progress = new ProgressDisplay("recommend", "users", err)) {
            Writer buffered =
                new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
            ListWriter lists = format().writer(buffered, model, interval);
            new BatchRecommender(model, threads.count())
                .recommendAll(
                    query,
                    (user, items) -> {
                      lists.write(user, items);
                      shorter.addAndGet(items.size() < query.n() ? 1 : 0);
                      progress.show(user + 1, users, "");
                    });
            buffered.flush();
          } catch (UncheckedIOException e) {
            throw e.getCause();
          }
        });
    out.printf("lists of %d users written to %s%n", users, path());
    if (shorter.get() > 0) {
      out.printf(
          "%d of them have fewer than %d items, since no others are left%n",
          shorter.get(), query.n());
    }
  }
}
