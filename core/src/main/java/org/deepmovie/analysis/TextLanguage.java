package org.deepmovie.analysis;

/**
 * The language of texts. It decides how texts are split into words in lower case, and which stop
 * words are left out. English has an analyzer and a list of stop words of its own; those of the
 * other languages are Apache Lucene's.
 */
public enum TextLanguage {
  /** Any language; no stop words are left out. */
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
