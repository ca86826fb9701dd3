package org.deepmovie.testkit;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrixBuilder;

/** The small synthetic data to which the contract fits models. */
final class ContractData {

  static final long SEED = 7;
  static final Dataset DATA = PlantedRatings.generate(41, 31, 0.3, 3);
  static final Dataset WIDE_DATA = PlantedRatings.generate(83, 61, 0.4, 5);

  private ContractData() {}

  static List<Rating> ratings() {
    List<Rating> ratings = new ArrayList<>();
    CsrMatrix rows = DATA.ratings().byUser();
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        ratings.add(
            new Rating(
                DATA.users().id(user),
                DATA.items().id(rows.column(p)),
                rows.value(p),
                DATA.ratings().timestamp(p)));
      }
    }
    return ratings;
  }

  /** The data as if it was read from a list of its ratings. */
  static Dataset listed(List<Rating> ratings) {
    Dataset listed = Dataset.of(ratings, DATA.scale());
    List<String> texts =
        listed.items().ids().stream()
            .map(id -> DATA.texts().text(DATA.items().indexOf(id)))
            .toList();
    return Dataset.builder(DATA.name(), listed.users(), listed.items(), listed.ratings())
        .scale(DATA.scale())
        .texts(ItemTexts.of(texts))
        .userAttributes(attributes(DATA.userAttributes(), DATA.users(), listed.users()))
        .itemAttributes(attributes(DATA.itemAttributes(), DATA.items(), listed.items()))
        .build();
  }

  /** The same data with users, items and ratings in the opposite order. */
  static Dataset backwards() {
    IdMap users = IdMap.of(Lists.reverse(DATA.users().ids()));
    IdMap items = IdMap.of(Lists.reverse(DATA.items().ids()));
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    CsrMatrix rows = DATA.ratings().byUser();
    for (int user = rows.rows() - 1; user >= 0; user--) {
      for (int p = rows.end(user) - 1; p >= rows.start(user); p--) {
        ratings.add(
            rows.rows() - 1 - user,
            rows.columns() - 1 - rows.column(p),
            rows.value(p),
            DATA.ratings().timestamp(p));
      }
    }
    List<String> texts = IntStream.range(0, items.size()).mapToObj(DATA.texts()::text).toList();
    return Dataset.builder(DATA.name(), users, items, ratings.build(users.size(), items.size()))
        .scale(DATA.scale())
        .titles(Lists.reverse(DATA.titles()))
        .texts(ItemTexts.of(Lists.reverse(texts)))
        .userAttributes(attributes(DATA.userAttributes(), DATA.users(), users))
        .itemAttributes(attributes(DATA.itemAttributes(), DATA.items(), items))
        .build();
  }

  private static Attributes attributes(Attributes known, IdMap ids, IdMap others) {
    AttributesBuilder attributes = new AttributesBuilder(others.size());
    for (int entity = 0; entity < others.size(); entity++) {
      int row = ids.indexOf(others.id(entity));
      for (CategoricalField field : known.fields()) {
        for (String category : field.categories(row)) {
          attributes.add(entity, field.name(), category);
        }
      }
    }
    return attributes.build();
  }
}
