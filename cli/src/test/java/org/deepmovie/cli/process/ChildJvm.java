package org.deepmovie.cli.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Another JVM on the class path of this one, which a test may kill. */
public final class ChildJvm implements AutoCloseable {

  /** What a main class prints when it begins the work in which it may be killed. */
  public static final String READY = "ready";

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final CountDownLatch ready = new CountDownLatch(1);
  private final Thread reader;

  private ChildJvm(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "output of another JVM");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts {@code main} on the Java of this JVM.
   *
   * @param options of the JVM
   */
  public static ChildJvm start(List<String> options, String main, String... arguments)
      throws IOException {
    return start(Path.of(System.getProperty("java.home")), options, main, arguments);
  }

  /**
   * Starts {@code main} on another Java.
   *
   * @param home the folder of that Java
   * @param options of the JVM
   */
  public static ChildJvm start(Path home, List<String> options, String main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/java").toString());
    command.addAll(options);
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    command.add("-cp");
    command.add(classPath());
    command.add(main);
    command.addAll(List.of(arguments));
    return new ChildJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** The class path of this JVM, whose relative entries mean the same in another folder. */
  private static String classPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  private void read() {
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        synchronized (lines) {
          lines.add(line);
        }
        if (line.equals(READY)) {
          ready.countDown();
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // The process was killed.
    } finally {
      ready.countDown();
    }
  }

  /** Waits until the process has printed {@link #READY}, or has ended. */
  public void awaitReady() throws InterruptedException {
    ready.await();
  }

  /**
   * Waits for the end of the process.
   *
   * @return its exit code
   * @throws IllegalStateException if it does not end within {@code limit}; then it is killed
   */
  public int await(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
      throw new IllegalStateException("no end within " + limit + ": " + output());
    }
    reader.join();
    return process.exitValue();
  }

  /** Ends the process at once, as a power failure would, and waits until it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    reader.join();
  }

  /** All lines that the process has printed. */
  public List<String> output() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
