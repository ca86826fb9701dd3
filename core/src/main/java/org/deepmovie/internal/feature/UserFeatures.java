package org.deepmovie.internal.feature;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.options.common.UserFeatureOptions;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.ItemEncoder;

/**
 * Reads what is known of users, who are given as items, by a {@link FeatureRegression}. Not an
 * encoder to choose by name: every loop has it for its users.
 */
public final class UserFeatures implements EncoderProvider<UserFeatureOptions> {

  private static final String VECTORS = "userVectors";

  /**
   * The data with the vectors of its users from the files of {@code options}.
   *
   * @throws IllegalArgumentException if a file cannot be read
   */
  public static Dataset withVectors(Dataset data, UserFeatureOptions options) {
    return options.userVectors().isEmpty()
        ? data
        : data.withUserVectors(
            ItemVectorFiles.addTo(data.usersAsItems(), options.userVectors(), VECTORS)
                .itemVectors());
  }

  /** Whether anything that {@code options} ask for is known of the users of {@code data}. */
  public static boolean areKnown(Dataset data, UserFeatureOptions options) {
    return (options.userAttributes() && !data.userAttributes().fields().isEmpty())
        || !data.userVectors().isEmpty();
  }

  @Override
  public String name() {
    return "user-features";
  }

  @Override
  public String summary() {
    return "ridge regression on attributes and given vectors of users";
  }

  @Override
  public Class<UserFeatureOptions> optionsType() {
    return UserFeatureOptions.class;
  }

  @Override
  public ItemEncoder create(UserFeatureOptions options, EncoderContext context) {
    return FeatureRegression.untrained(
        EncodedFeatures.of(context.items(), options.userAttributes(), false, Optional.empty()),
        context,
        "",
        options.userFeatureRegularization());
  }

  @Override
  public ItemEncoder load(UserFeatureOptions options, InputStream in) throws IOException {
    return FeatureRegression.load("", in);
  }
}
