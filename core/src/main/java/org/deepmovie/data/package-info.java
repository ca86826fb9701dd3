/**
 * The data that models are fitted to: ratings, ids, texts and attributes. All types are immutable
 * except {@link org.deepmovie.data.FloatMatrix} and the builders.
 *
 * <p>A {@link org.deepmovie.data.Dataset} holds everything. Callers name users and items by string
 * ids; an {@link org.deepmovie.data.IdMap} translates them to the int indices that everything else
 * uses. Ratings are sparse rows, sorted by user and by item:
 *
 * <pre>{@code
 * Dataset data =
 *     Dataset.of(
 *         List.of(
 *             new Rating("ann", "Alien", 5),
 *             new Rating("ann", "Brazil", 3),
 *             new Rating("bob", "Alien", 4)));
 * CsrMatrix byUser = data.ratings().byUser();
 * int ann = data.users().indexOf("ann");
 * for (int p = byUser.start(ann); p < byUser.end(ann); p++) {
 *   System.out.println(data.items().id(byUser.column(p)) + " " + byUser.value(p));
 * }
 * }</pre>
 *
 * <p>Texts, attributes and implicit feedback are added by {@link
 * org.deepmovie.data.Dataset#builder}. Wrong sizes, indices out of range and values that are not
 * finite lead to an {@link java.lang.IllegalArgumentException}. An unknown id has the index {@link
 * org.deepmovie.data.IdMap#UNKNOWN}.
 */
@NullMarked
package org.deepmovie.data;

import org.jspecify.annotations.NullMarked;
