package org.deepmovie.train;

/** Training went to infinity or NaN; the message names epoch, loss and the option to change. */
public class DivergedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DivergedException(String model, int epoch, double loss, String remedy) {
    super(model + " diverged in epoch " + epoch + " (loss " + loss + "): " + remedy);
  }
}
