package org.deepmovie.internal.data;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;

/** What is known of one new user, as a data set. */
public final class NewUserData {

  private static final Splitter CATEGORIES = Splitter.on('|').trimResults().omitEmptyStrings();

  private NewUserData() {}

  /** Attributes, by name; several categories are separated by bars. */
  public static Dataset of(Map<String, String> attributes, RatingScale scale) {
    AttributesBuilder built = new AttributesBuilder(1);
    attributes.forEach(
        (field, categories) ->
            CATEGORIES.split(categories).forEach(category -> built.add(0, field, category)));
    return Dataset.builder(
            "new user",
            IdMap.of(List.of("new user")),
            IdMap.of(List.of()),
            RatingMatrix.empty(1, 0))
        .scale(scale)
        .userAttributes(built.build())
        .build();
  }
}
