package org.deepmovie.data.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deepmovie.train.Seeds;

/**
 * Draws which user rates which item, and in which order: first the older items, then the new
 * releases. Whether a user rates an item does not depend on the rating.
 */
final class RatingSchedule {

  /** The last share of all ratings, in which no older item and no user may appear first. */
  private static final double LAST_SHARE = 0.2;

  /** The ratings of an item, and of a user, that stay before that share. */
  private static final int MIN_EARLY_RATINGS_OF_ITEM = 30;

  private static final int MIN_EARLY_RATINGS_OF_USER = 10;

  /** Allows for the rounding of splits at 0.8. */
  private static final int MARGIN = 20;

  private final SplittableRandom random;
  private final double[] activity;

  private RatingSchedule(long seed, double[] activity) {
    this.random = Seeds.random(seed, "sample schedule");
    this.activity = activity;
  }

  /**
   * The rating events in order of time.
   *
   * @param activity how often each user rates, relative to others
   * @param ratings the number of ratings of each item
   * @param newReleases the items whose ratings come last
   */
  static List<RatingEvent> of(long seed, double[] activity, int[] ratings, boolean[] newReleases) {
    RatingSchedule schedule = new RatingSchedule(seed, activity);
    List<RatingEvent> older = new ArrayList<>();
    List<RatingEvent> newer = new ArrayList<>();
    for (int item = 0; item < ratings.length; item++) {
      for (int user : schedule.raters(ratings[item])) {
        (newReleases[item] ? newer : older).add(new RatingEvent(user, item));
      }
    }
    int lastPart = (int) (LAST_SHARE * (older.size() + newer.size())) + MARGIN;
    List<RatingEvent> events =
        schedule.withLateEventsLast(schedule.shuffled(older), lastPart - newer.size());
    events.addAll(schedule.shuffled(newer));
    return events;
  }

  /**
   * {@code count} different users, the more active ones more likely: those with the shortest
   * exponential waiting times.
   */
  private int[] raters(int count) {
    double[] waiting = new double[activity.length];
    Integer[] users = new Integer[activity.length];
    for (int u = 0; u < users.length; u++) {
      users[u] = u;
      waiting[u] = -StrictMath.log(1 - random.nextDouble()) / activity[u];
    }
    Arrays.sort(users, (a, b) -> Double.compare(waiting[a], waiting[b]));
    return Arrays.stream(users, 0, count).mapToInt(Integer::intValue).toArray();
  }

  private List<RatingEvent> shuffled(List<RatingEvent> events) {
    int[] order = new int[events.size()];
    Arrays.setAll(order, p -> p);
    Seeds.shuffle(order, random);
    List<RatingEvent> shuffled = new ArrayList<>(order.length);
    for (int p : order) {
      shuffled.add(events.get(p));
    }
    return shuffled;
  }

  /** Moves {@code count} events to the end whose items and users keep enough earlier ratings. */
  private List<RatingEvent> withLateEventsLast(List<RatingEvent> events, int count) {
    int[] countOfUser = new int[activity.length];
    int[] countOfItem = new int[1 + events.stream().mapToInt(RatingEvent::item).max().orElse(0)];
    for (RatingEvent event : events) {
      countOfUser[event.user()]++;
      countOfItem[event.item()]++;
    }
    List<RatingEvent> early = new ArrayList<>();
    List<RatingEvent> late = new ArrayList<>();
    for (RatingEvent event : events) {
      if (late.size() < count
          && countOfUser[event.user()] > MIN_EARLY_RATINGS_OF_USER
          && countOfItem[event.item()] > MIN_EARLY_RATINGS_OF_ITEM) {
        countOfUser[event.user()]--;
        countOfItem[event.item()]--;
        late.add(event);
      } else {
        early.add(event);
      }
    }
    early.addAll(late);
    return early;
  }
}
