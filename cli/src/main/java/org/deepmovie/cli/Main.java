package org.deepmovie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.deepmovie.model.DivergedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The {@code deepmovie} command: one line and exit code 2 for what the user can mend. */
@Command(
    name = "deepmovie",
    description = "Recommenders from ratings and texts: fit, compare and ask them.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      EvaluateCommand.class,
      TrainCommand.class,
      RecommendCommand.class,
      SimilarCommand.class,
      ModelsCommand.class,
      DataCommand.class
    })
public final class Main implements Runnable {

  private static final int USER_ERROR = 2;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error.")
  private boolean debug;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Main() {}

  /** Runs the command and exits. */
  public static void main(String[] args) {
    System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
  }

  /** Runs the command and gives its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    Main main = new Main();
    return new CommandLine(main)
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((error, command, parsed) -> main.report(error, command))
        .setParameterExceptionHandler((error, arguments) -> main.report(error))
        .execute(args);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private int report(ParameterException error) {
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("deepmovie: " + oneLine(error));
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return USER_ERROR;
  }

  private int report(Exception error, CommandLine command) {
    boolean mendable =
        error instanceof IOException
            || error instanceof UncheckedIOException
            || error instanceof IllegalArgumentException
            || error instanceof IllegalStateException
            || error instanceof UnsupportedOperationException
            || error instanceof DivergedException;
    PrintWriter err = command.getErr();
    err.println("deepmovie: " + (mendable ? "" : "a defect: ") + oneLine(error));
    if (debug) {
      error.printStackTrace(err);
    } else if (!mendable) {
      err.println("Run it again with --debug and report what it prints.");
    }
    return mendable ? USER_ERROR : 1;
  }

  private static String oneLine(Exception error) {
    String message = error.getMessage() == null ? error.toString() : error.getMessage();
    return message.replaceAll("\\s*\\R\\s*", " ");
  }

  /** The version that the jar's manifest states. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"deepmovie " + (version == null ? "(not packaged)" : version)};
    }
  }
}
