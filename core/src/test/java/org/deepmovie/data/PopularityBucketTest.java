package org.deepmovie.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopularityBucketTest {

  @ParameterizedTest
  @CsvSource({
    "0, COLD, 0",
    "1, RARE, 1-5",
    "5, RARE, 1-5",
    "6, OCCASIONAL, 6-20",
    "20, OCCASIONAL, 6-20",
    "21, POPULAR, 21+",
    "99999, POPULAR, 21+"
  })
  void holdsItemsByTheirNumberOfTrainingRatings(
      int ratings, PopularityBucket bucket, String label) {
    assertEquals(bucket, PopularityBucket.of(ratings));
    assertEquals(label, bucket.label());
  }
}
