package org.deepmovie.cli.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Jazzer calls, with inputs that it finds by the coverage of earlier ones. */
public final class Fuzzer {

  /** The system property that names the reader. */
  static final String TARGET = "fuzz.target";

  private static final int FIRST_INPUTS = 40;

  private static final FuzzTarget READER = FuzzTarget.valueOf(System.getProperty(TARGET));
  private static final Path FOLDER = prepared(READER);

  private Fuzzer() {}

  /** A new folder with what {@code target} needs beside its input. */
  private static Path prepared(FuzzTarget target) {
    try {
      Path folder = Files.createTempDirectory("fuzz");
      target.prepare(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads short inputs, so that the classes that they need are instrumented before Jazzer looks at
   * the clock. The first byte chooses the model of {@link FuzzTarget#MODEL_PARTS}.
   */
  public static void fuzzerInitialize() throws IOException {
    for (int first = 0; first < FIRST_INPUTS; first++) {
      try {
        READER.read(FOLDER, new byte[] {(byte) first});
      } catch (IOException | IllegalArgumentException refused) {
        // So are most short inputs.
      }
    }
  }

  /** Reads one input. */
  public static void fuzzerTestOneInput(byte[] input) {
    FuzzContract.check(READER, FOLDER, input);
  }
}
