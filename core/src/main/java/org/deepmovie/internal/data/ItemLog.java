package org.deepmovie.internal.data;

import com.google.common.collect.MapMaker;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.deepmovie.data.IdMap;

/**
 * Logs what is found in data of items once for these items, although several models, or one model
 * several times, are fitted to them.
 */
public final class ItemLog {

  private static final Map<IdMap, Set<String>> LOGGED = new MapMaker().weakKeys().makeMap();

  private ItemLog() {}

  /** Gives {@code sentence} to {@code log}, unless it was logged for {@code items} before. */
  public static void once(IdMap items, String sentence, Consumer<String> log) {
    if (LOGGED.computeIfAbsent(items, key -> ConcurrentHashMap.newKeySet()).add(sentence)) {
      log.accept(sentence);
    }
  }
}
