package org.deepmovie.index;

/** A recommender that finds items by another index than its own. */
final class IndexedRecommender extends ForwardingRecommender {

  private final ItemSearch search;

  IndexedRecommender(VectorRecommender model, ItemSearch search) {
    super(model);
    this.search = search;
  }

  @Override
  public ItemSearch search() {
    return search;
  }
}
