package org.example.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.ItemFilter;
import org.deepmovie.recommend.MaximalMarginalRelevance;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.RecommendationQuery;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;

/** The queries of the service, from parameters to what is sent as JSON. */
final class FilmApi {

  private static final int DEFAULT_COUNT = 10;
  private static final int MAX_COUNT = 100;
  private static final int MAX_REASONS = 8;

  /** The share of ratings that lie within an interval. */
  private static final double LEVEL = 0.8;

  private final LiveModel live;
  private final Drain drain;

  FilmApi(LiveModel live, Drain drain) {
    this.live = live;
    this.drain = drain;
  }

  /** The endpoints by method and path. */
  Map<String, Endpoint> routes() {
    return Map.of(
        "GET /api/recommend", request -> recommend(live.get(), request, FilmApi::knownUser),
        "POST /api/recommend", request -> recommend(live.get(), request, FilmApi::guest),
        "GET /api/explain", request -> explain(live.get(), request, FilmApi::knownUser),
        "POST /api/explain", request -> explain(live.get(), request, FilmApi::guest),
        "GET /api/similar", request -> similar(live.get(), request),
        "GET /api/items", request -> items(live.get(), request),
        "GET /api/model", request -> model(live.get()),
        "GET /health", request -> health(live.get()));
  }

  /** Who asks. */
  private interface ViewerOf {
    Viewer of(Recommender model, Request request);
  }

  private static Viewer knownUser(Recommender model, Request request) {
    return new KnownUser(model, request.required("user"));
  }

  private static Viewer guest(Recommender model, Request request) {
    return new Guest(model, request.ratings());
  }

  private static Responses.Films recommend(ServedModel served, Request request, ViewerOf viewers) {
    Recommender model = served.recommender();
    Viewer viewer = viewers.of(model, request);
    boolean intervals = model.capabilities().contains(Capability.PREDICTION_INTERVALS);
    return new Responses.Films(
        viewer.recommend(query(request)).stream()
            .map(
                item ->
                    film(
                        model.catalog(),
                        item.item(),
                        item.score(),
                        intervals
                            ? Responses.Interval.of(viewer.interval(item.item(), LEVEL), LEVEL)
                            : null))
            .toList());
  }

  private static RecommendationQuery query(Request request) {
    RecommendationQuery query =
        RecommendationQuery.of(request.number("n", DEFAULT_COUNT, MAX_COUNT));
    for (String filter : request.all("where")) {
      query = query.withFilter(ItemFilter.parse(filter));
    }
    Optional<Double> diversity = request.decimal("diversity");
    return diversity.isPresent()
        ? query.withDiversity(new MaximalMarginalRelevance(diversity.get()))
        : query;
  }

  private static Responses.Reasons explain(ServedModel served, Request request, ViewerOf viewers) {
    Recommender model = served.recommender();
    int item = model.catalog().requireItem(request.required("item"));
    Explanation why = viewers.of(model, request).explain(item);
    return new Responses.Reasons(
        model.catalog().items().id(item),
        model.catalog().titles().get(item),
        why.prediction(),
        why.baseline(),
        why.remainder(),
        why.contributions().stream().limit(MAX_REASONS).map(FilmApi::reason).toList());
  }

  private static Responses.Reason reason(Explanation.Contribution part) {
    return new Responses.Reason(
        part.id(), part.title(), Double.isNaN(part.rating()) ? null : part.rating(), part.amount());
  }

  private static Responses.Films similar(ServedModel served, Request request) {
    Recommender model = served.recommender();
    List<ScoredItem> similar =
        model.similar(request.required("item"), request.number("n", DEFAULT_COUNT, MAX_COUNT));
    return new Responses.Films(
        similar.stream()
            .map(item -> film(model.catalog(), item.item(), item.score(), null))
            .toList());
  }

  private static Responses.Films items(ServedModel served, Request request) {
    int[] found =
        served
            .titles()
            .find(
                request.optional("query").orElse(""),
                request.number("n", DEFAULT_COUNT, MAX_COUNT));
    return new Responses.Films(
        Arrays.stream(found)
            .mapToObj(item -> film(served.recommender().catalog(), item, null, null))
            .toList());
  }

  private static Responses.Film film(
      Catalog catalog, int item, Double score, Responses.Interval interval) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    for (CategoricalField field : catalog.itemAttributes().fields()) {
      attributes.put(field.name(), field.categories(item));
    }
    return new Responses.Film(
        catalog.items().id(item), catalog.titles().get(item), score, interval, attributes);
  }

  private static Responses.Model model(ServedModel served) {
    ModelHeader header = served.recommender().header();
    Catalog catalog = header.catalog();
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    for (CategoricalField field : catalog.itemAttributes().fields()) {
      List<String> sorted = new ArrayList<>(field.categories().ids());
      sorted.sort(Comparator.naturalOrder());
      attributes.put(field.name(), sorted);
    }
    return new Responses.Model(
        header.model(),
        header.options(),
        header.seed(),
        header.fingerprint(),
        catalog.users().size(),
        catalog.items().size(),
        catalog.ratings().size(),
        new Responses.Scale(catalog.scale().min(), catalog.scale().max(), catalog.scale().step()),
        served.recommender().capabilities().stream().map(Enum::name).sorted().toList(),
        attributes,
        served.loaded().toString());
  }

  private Responses.Health health(ServedModel served) {
    if (drain.hasBegun()) {
      throw new StatusException(HttpStatus.UNAVAILABLE, "the service is ending; ask another one");
    }
    return new Responses.Health(
        "up", served.recommender().header().model(), served.loaded().toString());
  }
}
