package org.deepmovie.internal.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.IdMapBuilder;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.IntervalCalibration;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;

/**
 * The header of a model after new data arrived, and the rows that the new data concerns. Known
 * users and items keep their indices; new ones follow, sorted by id. Of two ratings of a pair the
 * new one counts. A rating that the model already has is not new.
 *
 * @param header names the seed and the training data of the model before the update
 * @param ratings all training ratings
 * @param users those with new ratings, ascending
 * @param items those with new ratings, ascending
 * @param arrived what users interacted with by the new data, its ratings included: users x items
 * @param isEmpty whether nothing is new
 */
public record CatalogUpdate(
    ModelHeader header,
    RatingMatrix ratings,
    int[] users,
    int[] items,
    CsrMatrix arrived,
    boolean isEmpty) {

  /**
   * The update of {@code model} by {@code data}.
   *
   * @throws IllegalArgumentException if a rating lies outside the scale of the model, or if only
   *     one of the two has ratings
   */
  public static CatalogUpdate of(Recommender model, Dataset data) {
    Catalog before = model.catalog();
    checkScale(before.scale(), data);
    IdMap users = union(before.users(), data.users());
    IdMap items = union(before.items(), data.items());
    CsrMatrix added = renumbered(data, data.ratings().byUser(), users, items);
    CsrMatrix old = enlarged(before.ratings(), users, items);
    RatingMatrix ratings = merged(old, added);
    TreeSet<Integer> newUsers = new TreeSet<>();
    TreeSet<Integer> newItems = new TreeSet<>();
    for (int user = 0; user < added.rows(); user++) {
      for (int p = added.start(user); p < added.end(user); p++) {
        int known = old.find(user, added.column(p));
        if (known < 0 || old.value(known) != added.value(p)) {
          newUsers.add(user);
          newItems.add(added.column(p));
        }
      }
    }
    CsrMatrix arrived = renumbered(data, data.implicitFeedback(), users, items);
    CsrMatrix interactions =
        enlarged(before.interactions(), users, items).union(ratings.byUser()).union(arrived);
    boolean isEmpty =
        newUsers.isEmpty()
            && users.size() == before.users().size()
            && items.size() == before.items().size()
            && interactions.size() == before.interactions().size();
    Catalog after =
        new Catalog(
            users,
            items,
            titles(before, data, items),
            before.scale(),
            ratings.byUser(),
            interactions,
            attributes(before, data, items));
    return new CatalogUpdate(
        header(model, after, ratings),
        ratings,
        indices(newUsers),
        indices(newItems),
        arrived,
        isEmpty);
  }

  /** All training ratings as a data set, for a model that is computed from them anew. */
  public Dataset dataset() {
    return dataset(header.catalog(), ratings);
  }

  private static Dataset dataset(Catalog catalog, RatingMatrix ratings) {
    return Dataset.builder("", catalog.users(), catalog.items(), ratings)
        .scale(catalog.scale())
        .build();
  }

  /** {@code before}, users x items of the model before the update, by the new indices. */
  public CsrMatrix enlarged(CsrMatrix before) {
    return enlarged(before, header.catalog().users(), header.catalog().items());
  }

  private static int[] indices(TreeSet<Integer> rows) {
    return rows.stream().mapToInt(row -> row).toArray();
  }

  private static IdMap union(IdMap known, IdMap others) {
    IdMapBuilder union = new IdMapBuilder(known);
    for (int index : others.indicesById()) {
      union.add(others.id(index));
    }
    return union.build();
  }

  /** Entries of {@code data} by the indices of {@code users} and {@code items}. */
  private static CsrMatrix renumbered(Dataset data, CsrMatrix entries, IdMap users, IdMap items) {
    return RatingMatrix.of(entries)
        .renumbered(
            data.users().indicesIn(users),
            data.items().indicesIn(items),
            users.size(),
            items.size())
        .byUser();
  }

  private static void checkScale(RatingScale scale, Dataset data) {
    if (data.scale().isImplicit() != scale.isImplicit()) {
      throw new IllegalArgumentException(
          "the new data are %s, and the model was fitted to %s; give the data the scale of the model"
              .formatted(kind(data.scale()), kind(scale)));
    }
    CsrMatrix entries = data.ratings().byUser();
    for (int user = 0; user < entries.rows(); user++) {
      for (int p = entries.start(user); p < entries.end(user); p++) {
        if (!scale.contains(entries.value(p))) {
          throw new IllegalArgumentException(
              "rating %s by user '%s' for item '%s' lies outside the model's scale from %s to %s"
                  .formatted(
                      entries.value(p),
                      Abbreviation.of(data.users().id(user)),
                      Abbreviation.of(data.items().id(entries.column(p))),
                      scale.min(),
                      scale.max()));
        }
      }
    }
  }

  private static String kind(RatingScale scale) {
    return scale.isImplicit() ? "interactions" : "ratings";
  }

  private static CsrMatrix enlarged(CsrMatrix matrix, IdMap users, IdMap items) {
    int[] starts = new int[users.size() + 1];
    for (int user = 0; user < users.size(); user++) {
      starts[user + 1] = user < matrix.rows() ? matrix.end(user) : matrix.size();
    }
    return CsrMatrix.of(items.size(), starts, matrix.columnArray(), matrix.valueArray());
  }

  private static RatingMatrix merged(CsrMatrix old, CsrMatrix added) {
    return new RatingMatrixBuilder()
        .addAll(RatingMatrix.of(old.without(added)))
        .addAll(RatingMatrix.of(added))
        .build(old.rows(), old.columns());
  }

  private static List<String> titles(Catalog before, Dataset data, IdMap items) {
    List<String> titles = new ArrayList<>(before.titles());
    for (int item = titles.size(); item < items.size(); item++) {
      titles.add(data.titles().get(data.items().indexOf(items.id(item))));
    }
    return List.copyOf(titles);
  }

  private static Attributes attributes(Catalog before, Dataset data, IdMap items) {
    int known = before.items().size();
    if (items.size() == known) {
      return before.itemAttributes();
    }
    AttributesBuilder all = new AttributesBuilder(items.size());
    for (CategoricalField field : before.itemAttributes().fields()) {
      for (int item = 0; item < known; item++) {
        add(all, item, field, item);
      }
    }
    for (CategoricalField field : data.itemAttributes().fields()) {
      for (int item = known; item < items.size(); item++) {
        add(all, item, field, data.items().indexOf(items.id(item)));
      }
    }
    return all.build();
  }

  private static void add(AttributesBuilder all, int item, CategoricalField field, int entity) {
    field.categories(entity).forEach(category -> all.add(item, field.name(), category));
  }

  private static ModelHeader header(Recommender model, Catalog after, RatingMatrix ratings) {
    ModelHeader before = model.header();
    return new ModelHeader(
        before.model(),
        before.options(),
        before.seed(),
        dataset(after, ratings).fingerprint(),
        after,
        IntervalCalibration.ofFitted(model),
        Optional.of(new ModelHeader.EarlierModel(before.seed(), before.fingerprint())));
  }

  /**
   * What {@code equations} give.
   *
   * @throws IllegalStateException if they cannot be solved
   */
  public static <T> T solved(Supplier<T> equations) {
    try {
      return equations.get();
    } catch (ArithmeticException e) {
      throw new IllegalStateException(
          "the update cannot be computed, as factors of this model are too great; fit the model"
              + " again",
          e);
    }
  }
}
