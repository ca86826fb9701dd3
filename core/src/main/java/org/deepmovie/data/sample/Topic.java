package org.deepmovie.data.sample;

import java.util.List;
import java.util.Locale;

/** The topics of plots with their words. No two topics share a word. */
enum Topic {
  SEAFARING(
      "anchor captain compass harbour lighthouse mutiny reef sailor schooner storm tide wreck",
      "barnacled drifting salty seaworthy stormy windward",
      "boards hoists navigates sails scuttles steers",
      "lagoon pier strait wharf"),
  COOKERY(
      "apron baker broth chef dumpling ladle oven pastry recipe saucepan spice waiter",
      "buttery crisp fragrant peppery simmering sugared",
      "bakes garnishes kneads roasts seasons tastes",
      "bistro canteen kitchen pantry"),
  SLEUTHING(
      "alibi burglar clue constable culprit detective fingerprint informer ledger suspect verdict"
          + " witness",
      "baffling crooked evasive forged hushed watchful",
      "accuses deduces interrogates overhears shadows unmasks",
      "alley courtroom morgue precinct"),
  SPACEFARING(
      "android asteroid astronaut capsule comet cosmonaut engineer moon orbit probe rocket"
          + " satellite",
      "airless interstellar lunar robotic solar weightless",
      "docks ejects launches orbits scans terraforms",
      "airlock colony crater spaceport"),
  HAUNTING(
      "apparition candle coffin crypt curse ghost mirror phantom seance shroud skeleton vampire",
      "bloodless cobwebbed creaking eerie moonless spectral",
      "conjures exhumes haunts howls possesses shrieks",
      "attic cellar graveyard mansion"),
  COURTSHIP(
      "admirer bouquet bride dance fiance heart kiss letter proposal sweetheart violin wedding",
      "blushing bashful devoted lovelorn tender wistful",
      "adores courts embraces marries serenades woos",
      "ballroom chapel garden terrace"),
  FRONTIER(
      "cattle cowboy horseshoe lasso marshal mustang outlaw prospector rancher saddle stagecoach"
          + " wagon",
      "dusty galloping leathery rugged sunburnt untamed",
      "corrals gallops herds ropes tracks wrangles",
      "canyon corral prairie saloon"),
  SPORT(
      "boxer coach goalkeeper medal pitcher racquet referee rookie runner team trophy whistle",
      "agile athletic breathless muddy sweaty unbeaten",
      "defends dribbles outruns sprints tackles trains",
      "arena gymnasium racetrack stadium");

  private final List<String> nouns;
  private final List<String> adjectives;
  private final List<String> verbs;
  private final List<String> places;

  Topic(String nouns, String adjectives, String verbs, String places) {
    this.nouns = List.of(nouns.split(" "));
    this.adjectives = List.of(adjectives.split(" "));
    this.verbs = List.of(verbs.split(" "));
    this.places = List.of(places.split(" "));
  }

  /** The words for a slot of {@link TextGenerator}. */
  List<String> words(char slot) {
    return switch (slot) {
      case 'n' -> nouns;
      case 'a' -> adjectives;
      case 'v' -> verbs;
      case 'p' -> places;
      default -> throw new IllegalArgumentException("no slot '" + slot + "'");
    };
  }

  /** The topic's name as a genre, such as "Seafaring". */
  String genre() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }
}
