package org.deepmovie.cli;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deepmovie.data.IdMap;
import org.deepmovie.recommend.Recommender;

/** Refuses option values before anything is spent on them. */
final class Given {

  private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)([smh])");
  private static final Map<String, Integer> SECONDS = Map.of("s", 1, "m", 60, "h", 3600);

  private Given() {}

  static void atLeastOne(String option, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(option + " " + value + "; give 1 or more");
    }
  }

  /** A share of something: from 0 to below 1. */
  static void share(String option, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(option + " " + value + "; give a share from 0 to below 1");
    }
  }

  /** The index of a user whom {@code model} must know; {@code hint} ends the error message. */
  static int knownUser(Recommender model, String user, String hint) {
    IdMap users = model.catalogue().users();
    int index = users.indexOf(user);
    if (index == IdMap.UNKNOWN) {
      throw new IllegalArgumentException(
          "user '" + user + "' is not one of the model's " + users.size() + " users" + hint);
    }
    return index;
  }

  /** A time above 0 such as 90s, 10m or 2h, in seconds. */
  static double seconds(String option, String time) {
    Matcher parts = TIME.matcher(time);
    double seconds = parts.matches() ? Double.parseDouble(parts.group(1)) : 0;
    if (!(seconds > 0)) {
      throw new IllegalArgumentException(
          option + " " + time + "; give a time such as 90s, 10m or 2h");
    }
    return seconds * SECONDS.get(parts.group(2));
  }
}
