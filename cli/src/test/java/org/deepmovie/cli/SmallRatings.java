package org.deepmovie.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** 132 ratings of 12 users for 11 items without texts. */
public final class SmallRatings {

  private SmallRatings() {}

  /** Writes the ratings as a CSV file into {@code folder}. */
  public static Path write(Path folder) throws IOException {
    StringBuilder lines = new StringBuilder("user,item,rating\n");
    for (int u = 0; u < 12; u++) {
      for (int i = 0; i < 11; i++) {
        lines.append(u).append(",i").append(i).append(',').append(1 + (u * i) % 5).append('\n');
      }
    }
    return Files.writeString(folder.resolve("ratings.csv"), lines);
  }
}
