package org.deepmovie.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.deepmovie.cli.data.DataCommand;
import org.deepmovie.cli.data.ExploreCommand;
import org.deepmovie.cli.evaluate.EvaluateCommand;
import org.deepmovie.cli.model.ExplainCommand;
import org.deepmovie.cli.model.ModelsCommand;
import org.deepmovie.cli.model.TrainCommand;
import org.deepmovie.cli.options.IntegerConverter;
import org.deepmovie.cli.output.PipeOutput;
import org.deepmovie.cli.output.StandardError;
import org.deepmovie.cli.recommend.RecommendCommand;
import org.deepmovie.cli.recommend.SimilarCommand;
import org.deepmovie.cli.reproduce.ReproduceCommand;
import org.deepmovie.cli.topk.TopKCommand;
import org.deepmovie.cli.tune.TuneCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The {@code deepmovie} command. An error that the user can correct is reported in one line, with
 * exit code 2.
 */
@Command(
    name = "deepmovie",
    description = "Recommender models from ratings and texts: train, compare and query them.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.ManifestVersion.class,
    subcommands = {
      EvaluateCommand.class,
      TopKCommand.class,
      TuneCommand.class,
      ReproduceCommand.class,
      TrainCommand.class,
      RecommendCommand.class,
      SimilarCommand.class,
      ExplainCommand.class,
      ModelsCommand.class,
      DataCommand.class,
      ExploreCommand.class,
      CompletionCommand.class
    })
public final class Main implements Runnable {

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error.")
  private boolean debug;

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs the command and exits. */
  public static void main(String[] args) {
    PrintWriter err = writer(StandardError.open());
    PipeOutput pipe = new PipeOutput(new FileOutputStream(FileDescriptor.out));
    PrintWriter out = writer(pipe);
    int code = execute(out, err, args);
    System.exit(pipe.isClosedByReader() ? code : exitCode(out, err, code));
  }

  /** Writes in the charset of the terminal, or in UTF-8 if that is only ASCII. */
  private static PrintWriter writer(OutputStream stream) {
    Charset nativeCharset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    Charset charset =
        nativeCharset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : nativeCharset;
    return new PrintWriter(new OutputStreamWriter(stream, charset), true);
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return exitCode(out, err, execute(out, err, args));
  }

  private static int execute(PrintWriter out, PrintWriter err, String... args) {
    // Digits and signs of output files are the same everywhere.
    Locale.setDefault(Locale.ROOT);
    try {
      return commandLine().setOut(out).setErr(err).execute(args);
    } catch (OutOfMemoryError e) {
      return ErrorReport.userError(MemoryAdvice.of(e), err);
    }
  }

  private static int exitCode(PrintWriter out, PrintWriter err, int code) {
    return out.checkError() ? ErrorReport.userError("the output cannot be written", err) : code;
  }

  /** The command with all its subcommands and options. */
  static CommandLine commandLine() {
    Main main = new Main();
    return new CommandLine(main)
        .registerConverter(long.class, new IntegerConverter())
        .registerConverter(Path.class, new PathConverter())
        .setExecutionExceptionHandler(
            (error, failed, parsed) -> ErrorReport.failure(error, main.debug, failed.getErr()))
        .setParameterExceptionHandler((error, args) -> ErrorReport.badArguments(error));
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** The version in the jar's manifest. */
  static final class ManifestVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"deepmovie " + (version == null ? "(not packaged)" : version)};
    }
  }
}
