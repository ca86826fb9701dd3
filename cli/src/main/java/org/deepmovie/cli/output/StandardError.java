package org.deepmovie.cli.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;

/**
 * Standard error. The JVM warns of its incubating vector module at every start, and no option
 * silences it. The script {@code deepmovie} therefore starts the JVM without standard error, which
 * it passes on under another number, in the system property {@code deepmovie.stderr}.
 */
public final class StandardError {

  private static final String NUMBER = "deepmovie.stderr";

  private StandardError() {}

  /** Opens standard error, and makes it {@link System#err} if the JVM has another. */
  public static OutputStream open() {
    String number = System.getProperty(NUMBER);
    if (number == null) {
      return new FileOutputStream(FileDescriptor.err);
    }
    try {
      Constructor<FileDescriptor> ofNumber = FileDescriptor.class.getDeclaredConstructor(int.class);
      ofNumber.setAccessible(true);
      OutputStream error = new FileOutputStream(ofNumber.newInstance(Integer.parseInt(number)));
      System.setErr(new PrintStream(error, true, StandardCharsets.UTF_8));
      return error;
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Without --add-opens java.base/java.io the descriptor cannot be made.
      return new FileOutputStream(FileDescriptor.err);
    }
  }
}
