package org.deepmovie.data.io;

import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;

/** The ratings of a file, with the users, the items and the scale. */
record RatingTable(IdMap users, IdMap items, RatingMatrix ratings, RatingScale scale) {}
