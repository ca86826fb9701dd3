package org.deepmovie.split;

/** The part of a split that a rating belongs to. */
enum SplitPart {
  DROPPED,
  TRAIN,
  VALIDATION,
  TEST
}
