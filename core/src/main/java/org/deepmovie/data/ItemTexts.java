package org.deepmovie.data;

import java.util.Collections;
import java.util.List;

/** The items' texts, such as plots or reviews, by item index; an item may have none. Immutable. */
public final class ItemTexts {

  private final List<String> texts;

  private ItemTexts(List<String> texts) {
    this.texts = texts;
  }

  /** Texts by item index; an empty string means that the item has no text. The list is copied. */
  public static ItemTexts of(List<String> texts) {
    return new ItemTexts(texts.stream().map(String::strip).toList());
  }

  /** No texts for {@code items} items. */
  public static ItemTexts none(int items) {
    return new ItemTexts(Collections.nCopies(items, ""));
  }

  /** The number of items, with or without text. */
  public int size() {
    return texts.size();
  }

  /** The text of {@code item}, or an empty string if it has none. */
  public String text(int item) {
    return texts.get(item);
  }

  /** Whether {@code item} has a text. */
  public boolean has(int item) {
    return !texts.get(item).isEmpty();
  }

  /** The number of items that have a text. */
  public int count() {
    return (int) texts.stream().filter(text -> !text.isEmpty()).count();
  }
}
