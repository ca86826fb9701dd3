package org.deepmovie.cli.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a reader owes to any input: a valid result, or a refusal by the documented exception, whose
 * message is one short sentence that names the file; in either case soon.
 */
final class FuzzContract {

  /** Of the processor's time, as other processes may delay this one. */
  private static final Duration LONGEST_READING = Duration.ofSeconds(10);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private FuzzContract() {}

  /**
   * Checks {@code target} on {@code input}.
   *
   * @param folder a folder that was prepared for the target
   * @throws AssertionError if the contract is broken; the message describes the input
   */
  static void check(FuzzTarget target, Path folder, byte[] input) {
    long start = THREADS.getCurrentThreadCpuTime();
    try {
      target.read(folder, input);
    } catch (Exception e) {
      String problem = problem(target, folder, e);
      if (!problem.isEmpty()) {
        throw new AssertionError(described(target, input) + problem + ": " + e, e);
      }
    } catch (AssertionError | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(described(target, input) + e, e);
    }
    Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
    if (taken.compareTo(LONGEST_READING) > 0) {
      throw new AssertionError(described(target, input) + "it took " + taken);
    }
  }

  private static String described(FuzzTarget target, byte[] input) {
    String description = target.describe(input);
    return target.label() + (description.isEmpty() ? ": " : " " + description + ": ");
  }

  private static String problem(FuzzTarget target, Path folder, Exception e) {
    if (e.getClass() != target.refusal()) {
      return "not refused by a " + target.refusal().getSimpleName();
    }
    String message = String.valueOf(e.getMessage()).replace(folder.toString(), "");
    if (!message.contains(target.source())) {
      return "the message does not name the file";
    }
    if (message.length() > target.longestMessage()) {
      return "the message has " + message.length() + " characters";
    }
    if (message.chars().anyMatch(Character::isISOControl)) {
      return "the message has control characters";
    }
    return message.endsWith(": null") ? "the message ends in null" : "";
  }
}
