package org.deepmovie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.train.DivergedException;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports errors in one line, and tells the user's errors from those of the program. */
final class ErrorReport {

  /** The exit code of an error that the user can correct. */
  static final int USER_ERROR = 2;

  private static final int INTERNAL_ERROR = 1;
  private static final String PREFIX = "deepmovie: ";

  private ErrorReport() {}

  /** Prints {@code message}, an error that the user can correct, and returns its exit code. */
  static int userError(String message, PrintWriter err) {
    err.println(PREFIX + message);
    return USER_ERROR;
  }

  /** Reports arguments that picocli refused and returns the exit code. */
  static int badArguments(ParameterException error) {
    CommandLine command = error.getCommandLine();
    int code = userError(problem(error), command.getErr());
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return code;
  }

  private static String problem(ParameterException error) {
    if (error instanceof UnmatchedArgumentException unmatched) {
      String first = Abbreviation.of(unmatched.getUnmatched().get(0));
      boolean command = error.getCommandLine().getParent() == null;
      String problem =
          unmatched.isUnknownOption()
              ? "there is no option '" + first + "'"
              : command
                  ? "there is no command '" + first + "'"
                  : "'" + first + "' does not belong to an option";
      List<String> similar = unmatched.getSuggestions();
      return problem
          + (similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?");
    }
    return error instanceof OverwrittenOptionException overwritten
        ? ((OptionSpec) overwritten.getOverwritten()).longestName()
            + " is given several times; give it once"
        : oneLine(error);
  }

  /** Reports a command that failed and returns the exit code. */
  static int failure(Exception error, boolean stackTrace, PrintWriter err) {
    if (isUserError(error)) {
      userError(oneLine(error), err);
    } else {
      err.println(PREFIX + "internal error: " + oneLine(error));
    }
    if (stackTrace) {
      error.printStackTrace(err);
    } else if (!isUserError(error)) {
      err.println("Run it again with --debug and report the stack trace.");
    }
    return isUserError(error) ? USER_ERROR : INTERNAL_ERROR;
  }

  private static boolean isUserError(Exception error) {
    return error instanceof IOException
        || error instanceof UncheckedIOException
        || error instanceof IllegalArgumentException
        || error instanceof IllegalStateException
        || error instanceof UnsupportedOperationException
        || error instanceof DivergedException;
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
      return "a file of that name exists";
    }
    return error instanceof AccessDeniedException
        ? "permission denied"
        : error.getClass().getSimpleName();
  }
}
