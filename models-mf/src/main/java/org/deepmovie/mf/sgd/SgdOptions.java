package org.deepmovie.mf.sgd;

import org.deepmovie.factor.SgdStep;

/** What the options of all factorizations by stochastic gradient descent have in common. */
interface SgdOptions {

  int factors();

  double initialDeviation();

  int epochs();

  int patience();

  /** The step of an epoch, numbered from 1. */
  SgdStep step(int epoch);
}
