package org.deepmovie.mf.als;

import org.deepmovie.internal.leastsquares.EquationSolver;
import org.deepmovie.options.Hyperparameter;

/**
 * Options that all factorizations by alternating least squares have; defaults, ranges and meaning
 * stand on the components.
 */
public record CommonAlsOptions(
    @Hyperparameter(
            value = "50",
            min = 1,
            max = 2000,
            tune = "10..100 log",
            doc = "length of the factor vectors")
        int factors,
    @Hyperparameter(
            value = "0.001",
            min = 1e-6,
            max = 10,
            doc = "standard deviation of the items' first factors; small ones overfit less")
        double initialStdDev,
    @Hyperparameter(
            value = "cholesky",
            doc = "how a row's equations are solved: exactly, or by cgSteps conjugate gradients")
        EquationSolver solver,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 1000,
            doc = "steps of conjugate gradients a row and sweep")
        int cgSteps,
    @Hyperparameter(
            value = "6",
            min = 1,
            max = 10000,
            resource = true,
            doc = "sweeps over users and items at most")
        int iterations,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 10000,
            doc = "sweeps without a better validation error before the fit stops")
        int patience) {}
