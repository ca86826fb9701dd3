package org.deepmovie.text;

/**
 * The language of texts: which function words (stop words) are ignored, and how words are separated
 * and written in lower case. The lists of stop words are those of Apache Lucene.
 */
public enum TextLanguage {
  /** Any language; no stop words are ignored. */
  NONE,
  /** Arabic. */
  ARABIC,
  /** Armenian. */
  ARMENIAN,
  /** Basque. */
  BASQUE,
  /** Bengali. */
  BENGALI,
  /** Brazilian Portuguese. */
  BRAZILIAN,
  /** Bulgarian. */
  BULGARIAN,
  /** Catalan. */
  CATALAN,
  /** Chinese, Japanese and Korean. */
  CJK,
  /** Czech. */
  CZECH,
  /** Danish. */
  DANISH,
  /** Dutch. */
  DUTCH,
  /** English. */
  ENGLISH,
  /** Estonian. */
  ESTONIAN,
  /** Finnish. */
  FINNISH,
  /** French. */
  FRENCH,
  /** Galician. */
  GALICIAN,
  /** German. */
  GERMAN,
  /** Greek. */
  GREEK,
  /** Hindi. */
  HINDI,
  /** Hungarian. */
  HUNGARIAN,
  /** Indonesian. */
  INDONESIAN,
  /** Irish. */
  IRISH,
  /** Italian. */
  ITALIAN,
  /** Latvian. */
  LATVIAN,
  /** Lithuanian. */
  LITHUANIAN,
  /** Nepali. */
  NEPALI,
  /** Norwegian. */
  NORWEGIAN,
  /** Persian. */
  PERSIAN,
  /** Portuguese. */
  PORTUGUESE,
  /** Romanian. */
  ROMANIAN,
  /** Russian. */
  RUSSIAN,
  /** Serbian. */
  SERBIAN,
  /** Central Kurdish. */
  SORANI,
  /** Spanish. */
  SPANISH,
  /** Swedish. */
  SWEDISH,
  /** Tamil. */
  TAMIL,
  /** Telugu. */
  TELUGU,
  /** Thai. */
  THAI,
  /** Turkish. */
  TURKISH
}
