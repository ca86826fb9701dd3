package org.deepmovie.mf.als;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.common.EquationSolver;

/** The options that all factorizations by alternating least squares have. */
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
            doc = "standard deviation of the items' factors before the first epoch")
        double initialStdDev,
    @Hyperparameter(
            value = "cholesky",
            doc =
                "solver of a row's equations: cholesky (exact) or cg (cgSteps of conjugate gradients)")
        EquationSolver solver,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 1000,
            doc = "steps of conjugate gradients per row and epoch")
        int cgSteps,
    @Hyperparameter(
            value = "6",
            min = 1,
            max = 10000,
            resource = true,
            doc = "maximum number of epochs")
        int epochs,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 10000,
            doc = "epochs without a lower validation error before the fit stops")
        int patience)
    implements CommonAlsOptionsWith {

  /** Every option at its default. */
  public static CommonAlsOptions defaults() {
    return OptionsMapper.defaults(CommonAlsOptions.class);
  }
}
