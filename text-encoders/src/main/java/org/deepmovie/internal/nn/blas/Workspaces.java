package org.deepmovie.internal.nn.blas;

import java.util.function.Supplier;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.factory.Nd4j;

/** Keeps arrays out of the workspaces of ND4J that a caller has open, which would free them. */
public final class Workspaces {

  private Workspaces() {}

  /** Computes as if no workspace was open. */
  @SuppressWarnings("try") // The scope is open while the body runs, which need not name it.
  public static <T> T outside(Supplier<T> computation) {
    try (MemoryWorkspace scope = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return computation.get();
    }
  }
}
