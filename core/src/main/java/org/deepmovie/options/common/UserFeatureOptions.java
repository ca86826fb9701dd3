package org.deepmovie.options.common;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/**
 * What the prior means of the users' vectors are computed from: a ridge regression on what is known
 * of the users.
 */
public record UserFeatureOptions(
    @Hyperparameter(
            value = "true",
            doc =
                "whether the users' attributes are read, such as age and occupation, as prior means"
                    + " of the users' vectors")
        boolean userAttributes,
    @Hyperparameter(
            value = "",
            doc =
                "files of vectors of users, in the form of the option vectors of features;"
                    + " empty: none")
        String userVectors,
    @Hyperparameter(
            value = "100",
            min = 0,
            max = 1e8,
            doc =
                "regularization of the coefficients of attributes and vectors of users; 0: learned for each group; gibbs draws its own")
        double userFeatureRegularization)
    implements UserFeatureOptionsWith {

  /** Every option at its default. */
  public static UserFeatureOptions defaults() {
    return OptionsMapper.defaults(UserFeatureOptions.class);
  }
}
