package org.deepmovie.cli.options;

import java.util.Optional;

/**
 * The files of a split.
 *
 * @param spec the text that stands for the split in reports
 * @param train the file of the training set
 * @param validation the file of the validation set, if there is one
 * @param test the file of the test set, if there is one
 */
public record SplitFiles(
    String spec, String train, Optional<String> validation, Optional<String> test) {}
