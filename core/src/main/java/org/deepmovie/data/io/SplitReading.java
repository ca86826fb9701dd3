package org.deepmovie.data.io;

import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;

/**
 * A training set, a validation set and a test set from files of their own. All have the indices of
 * {@code dataset}.
 *
 * @param dataset the ratings of all sets, and what is known of users and items
 * @param train the training set
 * @param validation the validation set; empty if there is no file of it
 * @param test the test set; empty if there is no file of it
 * @param report what was read, guessed, changed or left out
 */
public record SplitReading(
    Dataset dataset,
    RatingMatrix train,
    RatingMatrix validation,
    RatingMatrix test,
    ReadReport report) {}
