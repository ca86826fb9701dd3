package org.deepmovie.data.sample;

import java.util.List;
import java.util.SplittableRandom;
import org.deepmovie.train.Seeds;

/**
 * An invented user and what really decides how they rate.
 *
 * @param gender "F" or "M", without influence
 * @param age an age group, without influence
 * @param occupation tells a little of the taste: each occupation favours one topic
 * @param bias how much higher than others they rate
 * @param factors their taste, one number per topic
 * @param activity how often they rate, relative to others
 */
record SampleUser(
    String gender, String age, String occupation, float bias, float[] factors, double activity) {

  private static final List<String> GENDERS = List.of("F", "M");
  private static final List<String> AGES = List.of("Under 18", "18-34", "35-54", "55+");

  /** One for each topic, in its order. */
  private static final List<String> OCCUPATIONS =
      List.of("fisher", "grocer", "lawyer", "physicist", "writer", "florist", "farmer", "teacher");

  private static final float BIAS = 0.35f;
  private static final float FAVOUR = 0.5f;
  private static final double ACTIVITY = 0.6;

  static SampleUser plant(SplittableRandom random) {
    int occupation = random.nextInt(OCCUPATIONS.size());
    float[] factors = new float[Topic.values().length];
    for (int f = 0; f < factors.length; f++) {
      factors[f] = (float) Seeds.gaussian(random) + (f == occupation ? FAVOUR : 0);
    }
    return new SampleUser(
        GENDERS.get(random.nextInt(GENDERS.size())),
        AGES.get(random.nextInt(AGES.size())),
        OCCUPATIONS.get(occupation),
        BIAS * (float) Seeds.gaussian(random),
        factors,
        StrictMath.exp(ACTIVITY * (float) Seeds.gaussian(random)));
  }
}
