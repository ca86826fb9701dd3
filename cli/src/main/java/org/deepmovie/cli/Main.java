package org.deepmovie.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.deepmovie.train.DivergedException;
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
      ExploreCommand.class,
      EvaluateCommand.class,
      TopKCommand.class,
      TuneCommand.class,
      ReproduceCommand.class,
      TrainCommand.class,
      RecommendCommand.class,
      SimilarCommand.class,
      ExplainCommand.class,
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
    System.exit(run(writer(FileDescriptor.out), writer(FileDescriptor.err), args));
  }

  /** A terminal that can show more than ASCII gets it in its charset, any other gets UTF-8. */
  private static PrintWriter writer(FileDescriptor descriptor) {
    Charset nativeCharset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    Charset charset =
        nativeCharset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : nativeCharset;
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), charset), true);
  }

  /** Runs the command and gives its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    Main main = new Main();
    CommandLine command =
        new CommandLine(main)
            .setOut(out)
            .setErr(err)
            .setExecutionExceptionHandler((error, failed, parsed) -> main.report(error, failed))
            .setParameterExceptionHandler((error, arguments) -> main.report(error));
    int code;
    try {
      code = command.execute(args);
    } catch (OutOfMemoryError e) {
      err.println(
          "deepmovie: out of memory; give the JVM more, such as DEEPMOVIE_JAVA_OPTS=-Xmx8g");
      return USER_ERROR;
    }
    if (out.checkError()) {
      err.println("deepmovie: the output cannot be written");
      return USER_ERROR;
    }
    return code;
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
    if (error instanceof FileSystemException file) {
      message = "cannot use " + file.getFile() + ": " + reason(file);
    }
    return message.replaceAll("\\s*\\R\\s*", " ").replaceFirst("^Error: ", "");
  }

  private static String reason(FileSystemException error) {
    if (error.getReason() != null) {
      return error.getReason();
    }
    if (error instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (error instanceof FileAlreadyExistsException) {
      return "there is another of that name";
    }
    return error instanceof AccessDeniedException
        ? "you may not; give another"
        : error.getClass().getSimpleName();
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
