package org.deepmovie.internal.mf;

import java.util.List;
import org.deepmovie.mf.als.Als;
import org.deepmovie.mf.als.AlsOptions;
import org.deepmovie.mf.als.ImplicitAls;
import org.deepmovie.mf.als.ImplicitAlsOptions;
import org.deepmovie.mf.baseline.Baseline;
import org.deepmovie.mf.baseline.BaselineOptions;
import org.deepmovie.mf.baseline.Popularity;
import org.deepmovie.mf.baseline.PopularityOptions;
import org.deepmovie.mf.bayes.BayesianPmf;
import org.deepmovie.mf.bayes.BayesianPmfOptions;
import org.deepmovie.mf.bayes.BayesianSvdPlusPlus;
import org.deepmovie.mf.bayes.BayesianSvdPlusPlusOptions;
import org.deepmovie.mf.feedback.AsymmetricSvd;
import org.deepmovie.mf.feedback.AsymmetricSvdOptions;
import org.deepmovie.mf.feedback.Nsvd;
import org.deepmovie.mf.feedback.NsvdOptions;
import org.deepmovie.mf.feedback.SvdPlusPlus;
import org.deepmovie.mf.feedback.SvdPlusPlusOptions;
import org.deepmovie.mf.feedback.TimeSvdPlusPlus;
import org.deepmovie.mf.feedback.TimeSvdPlusPlusOptions;
import org.deepmovie.mf.sgd.MatrixFactorization;
import org.deepmovie.mf.sgd.MatrixFactorizationOptions;
import org.deepmovie.mf.sgd.Svd;
import org.deepmovie.mf.sgd.SvdOptions;
import org.deepmovie.spi.ProviderGroup;
import org.deepmovie.spi.TrainerProvider;

/** The models of this module by name: baselines and matrix factorizations. */
public final class FactorizationModels implements ProviderGroup {

  /** For {@link java.util.ServiceLoader}. */
  public FactorizationModels() {}

  @Override
  public List<TrainerProvider<?>> trainers() {
    return List.of(
        TrainerProvider.of(
            Baseline.NAME,
            "the global mean plus the biases of user and item",
            BaselineOptions.class,
            Baseline::new),
        TrainerProvider.of(
            Popularity.NAME,
            "the same ranking for all users: the most rated items first",
            PopularityOptions.class,
            Popularity::new),
        TrainerProvider.of(
            Als.NAME,
            "matrix factorization with biases by alternating least squares",
            AlsOptions.class,
            Als::new),
        TrainerProvider.of(
            ImplicitAls.NAME,
            "factorization of implicit feedback by alternating least squares, for ranking",
            ImplicitAlsOptions.class,
            ImplicitAls::new),
        TrainerProvider.of(
            MatrixFactorization.NAME,
            "matrix factorization by stochastic gradient descent, without biases",
            MatrixFactorizationOptions.class,
            MatrixFactorization::new),
        TrainerProvider.of(
            Svd.NAME,
            "matrix factorization with biases by stochastic gradient descent",
            SvdOptions.class,
            Svd::new),
        TrainerProvider.of(
            Nsvd.NAME,
            "factorization in which a user is the sum of the items interacted with",
            NsvdOptions.class,
            Nsvd::new),
        TrainerProvider.of(
            AsymmetricSvd.NAME,
            "factorization in which a user is the sum of the rated items and residuals",
            AsymmetricSvdOptions.class,
            AsymmetricSvd::new),
        TrainerProvider.of(
            SvdPlusPlus.NAME,
            "SVD++: factorization of ratings and implicit feedback",
            SvdPlusPlusOptions.class,
            SvdPlusPlus::new),
        TrainerProvider.of(
            TimeSvdPlusPlus.NAME,
            "SVD++ with biases and tastes of users that change over time",
            TimeSvdPlusPlusOptions.class,
            TimeSvdPlusPlus::new),
        TrainerProvider.of(
            BayesianPmf.NAME,
            "Bayesian matrix factorization by Gibbs sampling, with intervals",
            BayesianPmfOptions.class,
            BayesianPmf::new),
        TrainerProvider.of(
            BayesianSvdPlusPlus.NAME,
            "Bayesian SVD++ by Gibbs sampling, with feedback, attributes and intervals",
            BayesianSvdPlusPlusOptions.class,
            BayesianSvdPlusPlus::new));
  }
}
