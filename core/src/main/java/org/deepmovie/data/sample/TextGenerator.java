package org.deepmovie.data.sample;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Generates titles and plots from patterns. The slots {@code #n}, {@code #a}, {@code #v} and {@code
 * #p} are filled with a noun, adjective, verb or place of a topic drawn from the item's mixture,
 * and {@code #q} with a word of praise or of blame.
 */
final class TextGenerator {

  private static final List<String> TITLES =
      List.of("The #a #n", "#n of the #p", "A #n in the #p", "The #p and the #n", "#a #n, #a #p");

  private static final List<String> SENTENCES =
      List.of(
          "In a #a #p, a #n and a #a #n wait for whoever #v the #n.",
          "A #a #n #v the #n, but nobody at the #p believes what the #n has seen.",
          "When the #n #v, an old #n leaves the #p and takes along a #a #n.",
          "Years later the #n returns to the #p, where a #a #n #v the #n.",
          "Every night a #n #v near the #a #p until the last #n is gone.",
          "Between #n and #n stands a #a stranger who #v and asks for nothing but a #n.");

  private static final String VERDICT = "A #q and #q picture, with #q dialogue and a #q ending.";

  /** The number of {@code #q} in a plot. */
  static final int VERDICTS = 4;

  static final List<String> PRAISE =
      List.of(
          "brilliant",
          "captivating",
          "delightful",
          "graceful",
          "inspired",
          "masterly",
          "moving",
          "superb");
  private static final List<String> BLAME =
      List.of("awkward", "clumsy", "dreary", "feeble", "hollow", "shoddy", "tedious", "tiresome");

  private final SplittableRandom random;
  private final Set<String> titles = new HashSet<>();

  TextGenerator(SplittableRandom random) {
    this.random = random;
  }

  /** A title that no other item has. */
  String title(float[] mixture) {
    String title;
    do {
      title = capitalize(withArticles(fill(pick(TITLES), mixture)));
    } while (!titles.add(title));
    return title;
  }

  /** A plot of three to five sentences, with {@code praise} words of praise among its verdicts. */
  String plot(float[] mixture, int praise) {
    StringBuilder plot = new StringBuilder();
    int sentences = 2 + random.nextInt(3);
    for (int s = 0; s < sentences; s++) {
      plot.append(fill(pick(SENTENCES), mixture)).append(' ');
    }
    return withArticles(plot.append(verdict(praise)).toString());
  }

  private String fill(String pattern, float[] mixture) {
    StringBuilder text = new StringBuilder();
    for (int p = 0; p < pattern.length(); p++) {
      char c = pattern.charAt(p);
      text.append(c == '#' ? pick(draw(mixture).words(pattern.charAt(++p))) : c);
    }
    return text.toString();
  }

  private Topic draw(float[] mixture) {
    double remaining = random.nextDouble();
    int topic = 0;
    while (topic < mixture.length - 1 && remaining >= mixture[topic]) {
      remaining -= mixture[topic++];
    }
    return Topic.values()[topic];
  }

  private String verdict(int praise) {
    String verdict = VERDICT;
    int praiseLeft = praise;
    for (int slotsLeft = VERDICTS; slotsLeft > 0; slotsLeft--) {
      boolean good = random.nextInt(slotsLeft) < praiseLeft;
      verdict = verdict.replaceFirst("#q", pick(good ? PRAISE : BLAME));
      praiseLeft -= good ? 1 : 0;
    }
    return verdict;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Replaces "a" before a vowel by "an". */
  private static String withArticles(String text) {
    return text.replaceAll("\\b([Aa]) (?=[aeiou])", "$1n ");
  }

  private static String capitalize(String text) {
    StringBuilder title = new StringBuilder();
    for (String word : text.split(" ")) {
      title.append(title.length() == 0 ? "" : " ");
      title.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return title.toString();
  }
}
