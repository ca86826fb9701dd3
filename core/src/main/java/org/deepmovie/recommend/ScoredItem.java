package org.deepmovie.recommend;

/**
 * An item and how it was scored.
 *
 * @param item the item's index
 * @param id the item's external id
 * @param title the item's title, or its id if it has none
 * @param score a predicted rating for recommendations, or what else the model ranks by; how similar
 *     a similar item is
 */
public record ScoredItem(int item, String id, String title, double score) {}
