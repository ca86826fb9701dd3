package org.deepmovie.cli.recommend;

import java.util.List;

/**
 * A line of the file that {@code recommend --all} writes.
 *
 * @param user the user's id
 * @param items the list, best first
 */
record UserListJson(String user, List<RankedItemsJson.RankedItemJson> items) {}
