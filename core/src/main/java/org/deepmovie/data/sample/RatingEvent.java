package org.deepmovie.data.sample;

/** A rating of {@code item} by {@code user}, whose value is drawn later. */
record RatingEvent(int user, int item) {}
