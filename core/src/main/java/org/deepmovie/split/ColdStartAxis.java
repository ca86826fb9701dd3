package org.deepmovie.split;

/** The entities of a {@link ColdStartSplitter}. */
enum ColdStartAxis {
  USERS("users"),
  ITEMS("items");

  private final String label;

  ColdStartAxis(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
