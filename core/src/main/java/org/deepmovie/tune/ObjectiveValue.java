package org.deepmovie.tune;

/**
 * The value of an {@link Objective} for one fit.
 *
 * @param measure the name of the error, such as "RMSE"
 * @param error the error; less is better
 */
public record ObjectiveValue(String measure, double error) {}
