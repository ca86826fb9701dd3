package org.deepmovie.cli.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.deepmovie.cli.options.FormatOptions;
import org.deepmovie.data.binary.DatasetFile;
import org.deepmovie.data.io.DatasetReading;
import org.deepmovie.internal.io.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a data set in the binary form. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Write a data set in a binary form, which is read many times as fast as text.",
      "The file takes the place of the data after --data. It keeps ratings, times, titles, texts and"
          + " attributes."
    })
public final class ConvertCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private FormatOptions format;

  @Parameters(
      index = "0",
      paramLabel = "DATA",
      description = "A file of ratings, or a MovieLens folder or zip.")
  private Path data;

  @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    AtomicFile.checkWritable(out);
    DatasetReading reading = format.reader(false).read(data);
    reading.report().lines().forEach(spec.commandLine().getErr()::println);
    DatasetFile.write(reading.dataset(), out);
    PrintWriter printer = spec.commandLine().getOut();
    printer.println("data     " + reading.dataset());
    printer.println("file     " + out);
    return 0;
  }
}
