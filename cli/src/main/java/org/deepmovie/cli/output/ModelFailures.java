package org.deepmovie.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.deepmovie.models.ModelSpec;

/**
 * The models of a comparison that failed. One that fails is reported, and the others go on; at the
 * end the command fails, too. If there is only one model, its failure ends the command at once.
 */
public final class ModelFailures {

  private final int models;
  private final PrintWriter err;
  private final List<FailedModel> failed = new ArrayList<>();
  private final List<Throwable> causes = new ArrayList<>();

  /**
   * No failures yet.
   *
   * @param models the number of models that are compared
   */
  public ModelFailures(int models, PrintWriter err) {
    this.models = models;
    this.err = err;
  }

  /** A model that failed, with the reason in one line. */
  public record FailedModel(String model, String reason) {}

  /** Fits and evaluates one model. */
  @FunctionalInterface
  public interface ModelStep {
    void run() throws IOException;
  }

  /** Runs {@code step} of {@code model}, and keeps its failure. */
  public void attempt(ModelSpec model, ModelStep step) throws IOException {
    if (models == 1) {
      step.run();
      return;
    }
    try {
      step.run();
    } catch (RuntimeException | OutOfMemoryError e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      FailedModel failure =
          new FailedModel(model.toString(), reason.replaceAll("\\s*\\R\\s*", " "));
      failed.add(failure);
      causes.add(e);
      err.println("deepmovie: " + model + " is left out: " + failure.reason());
    }
  }

  /** The models that failed so far. */
  public List<FailedModel> failed() {
    return List.copyOf(failed);
  }

  /**
   * Ends the command if a model failed.
   *
   * @throws IllegalStateException if so
   */
  public void throwIfAny() {
    if (!failed.isEmpty()) {
      IllegalStateException error =
          new IllegalStateException(
              "%d of %d models failed: %s"
                  .formatted(
                      failed.size(),
                      models,
                      String.join(", ", failed.stream().map(FailedModel::model).toList())));
      causes.forEach(error::addSuppressed);
      throw error;
    }
  }
}
