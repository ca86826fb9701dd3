package org.deepmovie.data.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.deepmovie.train.Seeds;

/**
 * An invented movie with its true bias and factors.
 *
 * @param title its title with the year
 * @param year the year of its release
 * @param genres its one or two main topics
 * @param plot its text
 * @param bias the item bias; the plot's verdicts reveal most of it
 * @param factors one per topic; the plot's words reveal most of them
 */
record SampleItem(
    String title, int year, List<String> genres, String plot, float bias, float[] factors) {

  private static final int FIRST_YEAR = 1950;
  private static final int YEAR_OF_NEW_RELEASES = 2020;

  /** The share of a topic from which it counts as a genre. */
  private static final float MIN_GENRE_SHARE = 0.3f;

  private static final float BIAS_PER_PRAISE = 0.22f;
  private static final float UNREVEALED_BIAS = 0.2f;
  private static final float UNREVEALED_FACTOR = 0.09f;

  static SampleItem generate(boolean newRelease, SplittableRandom random, TextGenerator texts) {
    float[] mixture = mixture(random);
    int praise = random.nextInt(TextGenerator.VERDICTS + 1);
    float revealed = BIAS_PER_PRAISE * (praise - TextGenerator.VERDICTS / 2f);
    float bias = revealed + UNREVEALED_BIAS * (float) Seeds.gaussian(random);
    float[] factors = new float[mixture.length];
    List<String> genres = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      float share = mixture[topic.ordinal()];
      factors[topic.ordinal()] =
          share - 1f / mixture.length + UNREVEALED_FACTOR * (float) Seeds.gaussian(random);
      if (share >= MIN_GENRE_SHARE) {
        genres.add(topic.genre());
      }
    }
    int year =
        newRelease
            ? YEAR_OF_NEW_RELEASES
            : FIRST_YEAR + random.nextInt(YEAR_OF_NEW_RELEASES - FIRST_YEAR);
    String title = texts.title(mixture) + " (" + year + ")";
    return new SampleItem(title, year, genres, texts.plot(mixture, praise), bias, factors);
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
