package org.deepmovie.data.io;

import java.util.Arrays;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the items' texts. Several texts of one item are joined; texts of unknown items are
 * counted and logged.
 */
final class ItemTextCollector {

  private static final Logger LOG = LoggerFactory.getLogger(ItemTextCollector.class);

  private final IdMap items;
  private final String[] texts;
  private int ignored;

  ItemTextCollector(IdMap items) {
    this.items = items;
    this.texts = new String[items.size()];
    Arrays.fill(texts, "");
  }

  void add(String id, String text) {
    int item = items.indexOf(id);
    if (item == IdMap.UNKNOWN) {
      ignored++;
    } else {
      texts[item] = texts[item].isEmpty() ? text : texts[item] + " " + text;
    }
  }

  /** The texts by item index. */
  ItemTexts build(String source) {
    if (ignored > 0) {
      LOG.info("{}: ignored {} texts of items that the data set does not have", source, ignored);
    }
    return ItemTexts.of(Arrays.asList(texts));
  }
}
