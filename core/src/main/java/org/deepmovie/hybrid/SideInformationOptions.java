package org.deepmovie.hybrid;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** What an encoder reads of an item beside its text. */
public record SideInformationOptions(
    @Hyperparameter(
            value = "true",
            doc = "whether the items' attributes are read, such as genre and year")
        boolean attributes,
    @Hyperparameter(value = "true", doc = "whether the items' titles are read before their texts")
        boolean titles,
    @Hyperparameter(
            value = "",
            doc =
                "files of vectors of items, separated by plus signs: .npy with the ids beside it"
                    + " (plots.ids for plots.npy), or lines of an id and numbers; empty: none")
        String vectors,
    @Hyperparameter(
            value = "15",
            min = 0,
            max = 1e8,
            doc =
                "regularization of the linear function of attributes and vectors, in features also"
                    + " of texts; 0: learned for each group of features, which overfits long"
                    + " vectors; with gibbs, features draws its own")
        double featureRegularization)
    implements SideInformationOptionsWith {

  /** Every option at its default. */
  public static SideInformationOptions defaults() {
    return OptionsMapper.defaults(SideInformationOptions.class);
  }
}
