package org.deepmovie.data.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deepmovie.train.Seeds;

/**
 * Who rates what, and in which order: first the older items, then the new releases. Whether
 * somebody rates an item does not depend on how they like it.
 */
final class RatingSchedule {

  /** One of {@code user}'s ratings. */
  record Event(int user, int item) {}

  /** The last part of all ratings in which no item and no user may appear for the first time. */
  private static final double LAST_PART = 0.2;

  /** Ratings that stay with an item, and with a user, before that last part. */
  private static final int ITEM_KEEPS = 30;

  private static final int USER_KEEPS = 10;

  /** Splits at 0.8 may round either way. */
  private static final int MARGIN = 20;

  private final SplittableRandom random;
  private final double[] activity;

  private RatingSchedule(long seed, double[] activity) {
    this.random = Seeds.random(seed, "sample schedule");
    this.activity = activity;
  }

  /**
   * The events in the order of time.
   *
   * @param activity how often each user rates, relative to the others
   * @param ratings how many ratings each item gets
   * @param newReleases the items whose ratings come last
   */
  static List<Event> of(long seed, double[] activity, int[] ratings, boolean[] newReleases) {
    RatingSchedule schedule = new RatingSchedule(seed, activity);
    List<Event> older = new ArrayList<>();
    List<Event> newer = new ArrayList<>();
    for (int item = 0; item < ratings.length; item++) {
      for (int user : schedule.raters(ratings[item])) {
        (newReleases[item] ? newer : older).add(new Event(user, item));
      }
    }
    int lastPart = (int) (LAST_PART * (older.size() + newer.size())) + MARGIN;
    List<Event> events = schedule.lateOnesLast(schedule.shuffled(older), lastPart - newer.size());
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

  private List<Event> shuffled(List<Event> events) {
    int[] order = new int[events.size()];
    Arrays.setAll(order, p -> p);
    Seeds.shuffle(order, random);
    List<Event> shuffled = new ArrayList<>(order.length);
    for (int p : order) {
      shuffled.add(events.get(p));
    }
    return shuffled;
  }

  /** Moves {@code count} events to the end that their items and users can spare before it. */
  private List<Event> lateOnesLast(List<Event> events, int count) {
    int[] ofUser = new int[activity.length];
    int[] ofItem = new int[1 + events.stream().mapToInt(Event::item).max().orElse(0)];
    for (Event event : events) {
      ofUser[event.user()]++;
      ofItem[event.item()]++;
    }
    List<Event> early = new ArrayList<>();
    List<Event> late = new ArrayList<>();
    for (Event event : events) {
      if (late.size() < count
          && ofUser[event.user()] > USER_KEEPS
          && ofItem[event.item()] > ITEM_KEEPS) {
        ofUser[event.user()]--;
        ofItem[event.item()]--;
        late.add(event);
      } else {
        early.add(event);
      }
    }
    early.addAll(late);
    return early;
  }
}
