package org.deepmovie.data.sample;

import java.util.List;
import java.util.SplittableRandom;
import org.deepmovie.train.Seeds;

/**
 * An invented user with their true bias and factors.
 *
 * @param gender "F" or "M", without effect
 * @param age an age group, without effect
 * @param occupation reveals a little of the factors: each occupation favors one topic
 * @param bias the user bias
 * @param factors one per topic
 * @param activity how often the user rates, relative to others
 */
record SampleUser(
    String gender, String age, String occupation, float bias, float[] factors, double activity) {

  private static final List<String> GENDERS = List.of("F", "M");
  private static final List<String> AGES = List.of("Under 18", "18-34", "35-54", "55+");

  /** One for each topic, in its order. */
  private static final List<String> OCCUPATIONS =
      List.of("fisher", "grocer", "lawyer", "physicist", "writer", "florist", "farmer", "teacher");

  private static final float BIAS_STD_DEV = 0.35f;
  private static final float FAVORED_TOPIC = 0.5f;
  private static final double ACTIVITY_STD_DEV = 0.6;

  static SampleUser generate(SplittableRandom random) {
    int occupation = random.nextInt(OCCUPATIONS.size());
    float[] factors = new float[Topic.values().length];
    for (int f = 0; f < factors.length; f++) {
      factors[f] = (float) Seeds.gaussian(random) + (f == occupation ? FAVORED_TOPIC : 0);
    }
    return new SampleUser(
        GENDERS.get(random.nextInt(GENDERS.size())),
        AGES.get(random.nextInt(AGES.size())),
        OCCUPATIONS.get(occupation),
        BIAS_STD_DEV * (float) Seeds.gaussian(random),
        factors,
        StrictMath.exp(ACTIVITY_STD_DEV * (float) Seeds.gaussian(random)));
  }
}
