package org.deepmovie.neighborhood.global;

import org.deepmovie.internal.mf.feedback.SvdPlusPlusPart;

/** Fits the SVD++ terms of {@link Integrated}. */
record SvdPlusPlusFit(SvdPlusPlusPart part) implements BaseFit {

  @Override
  public void epoch(int number) {
    part.epoch(number);
  }

  @Override
  public double predict(int user, int item) {
    return part.predictNumbered(user, item);
  }

  @Override
  public SvdPlusPlusPredictor checkpoint() {
    return new SvdPlusPlusPredictor(part.checkpoint());
  }
}
