package org.deepmovie.data.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.deepmovie.train.Seeds;

/**
 * An invented movie and what really decides how it is liked.
 *
 * @param title its title with the year
 * @param year when it came out
 * @param genres its one or two main topics
 * @param plot its text
 * @param bias how much better than others it is liked by all; mostly told by the plot's verdicts
 * @param factors one per topic; mostly told by the plot's words
 */
record SampleItem(
    String title, int year, List<String> genres, String plot, float bias, float[] factors) {

  private static final int FIRST_YEAR = 1950;
  private static final int YEAR_OF_NEW_RELEASES = 2020;

  /** The share of a topic from which it counts as a genre. */
  private static final float GENRE_FROM = 0.3f;

  private static final float BIAS_PER_PRAISE = 0.22f;
  private static final float UNTOLD_BIAS = 0.2f;
  private static final float UNTOLD_FACTOR = 0.09f;

  static SampleItem plant(boolean newRelease, SplittableRandom random, TextGenerator storyteller) {
    float[] mixture = mixture(random);
    int praise = random.nextInt(TextGenerator.VERDICTS + 1);
    float told = BIAS_PER_PRAISE * (praise - TextGenerator.VERDICTS / 2f);
    float bias = told + UNTOLD_BIAS * (float) Seeds.gaussian(random);
    float[] factors = new float[mixture.length];
    List<String> genres = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      float share = mixture[topic.ordinal()];
      factors[topic.ordinal()] =
          share - 1f / mixture.length + UNTOLD_FACTOR * (float) Seeds.gaussian(random);
      if (share >= GENRE_FROM) {
        genres.add(topic.genre());
      }
    }
    int year =
        newRelease
            ? YEAR_OF_NEW_RELEASES
            : FIRST_YEAR + random.nextInt(YEAR_OF_NEW_RELEASES - FIRST_YEAR);
    String title = storyteller.title(mixture) + " (" + year + ")";
    return new SampleItem(title, year, genres, storyteller.plot(mixture, praise), bias, factors);
  }

  /** The topics' shares, which sum to 1: half to all for one, the rest for another. */
  private static float[] mixture(SplittableRandom random) {
    float[] mixture = new float[Topic.values().length];
    int main = random.nextInt(mixture.length);
    int other = (main + 1 + random.nextInt(mixture.length - 1)) % mixture.length;
    mixture[main] = 0.5f + random.nextInt(6) / 10f;
    mixture[other] = 1 - mixture[main];
    return mixture;
  }
}
