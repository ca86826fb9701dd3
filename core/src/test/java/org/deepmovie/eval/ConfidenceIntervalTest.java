package org.deepmovie.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidenceIntervalTest {

  @ParameterizedTest
  @CsvSource({
    "0.95, 1, 12.706204736",
    "0.95, 2, 4.302652730",
    "0.95, 3, 3.182446305",
    "0.95, 4, 2.776445105",
    "0.95, 5, 2.570581836",
    "0.95, 9, 2.262157163",
    "0.95, 10, 2.228138852",
    "0.95, 29, 2.045229642",
    "0.95, 30, 2.042272456",
    "0.95, 100, 1.983971519",
    "0.95, 1000, 1.962339081",
    "0.90, 1, 6.313751515",
    "0.90, 12, 1.782287556",
    "0.99, 9, 3.249835542",
    "0.99, 20, 2.845339710",
    "0.50, 2, 0.816496581"
  })
  void agreesWithPublishedTables(double probability, int degrees, double quantile) {
    assertEquals(quantile, ConfidenceInterval.twoSidedQuantile(probability, degrees), 1e-8);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 0.8, 0.95, 0.999})
  void agreesWithTheClosedFormsOfOneAndTwoDegrees(double p) {
    assertEquals(1, ConfidenceInterval.twoSidedQuantile(p, 1) / Math.tan(Math.PI * p / 2), 1e-9);
    assertEquals(
        1, ConfidenceInterval.twoSidedQuantile(p, 2) / (p * Math.sqrt(2 / (1 - p * p))), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"0.95, 1.959963985", "0.99, 2.575829304"})
  void approachesTheNormalDistribution(double probability, double normal) {
    assertEquals(normal, ConfidenceInterval.twoSidedQuantile(probability, 1_000_000), 1e-5);
  }
}
