package org.deepmovie.internal.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The sum of a vector's lanes in a fixed order, so that the same seed gives the same bits. The
 * order of {@code reduceLanes} is not fixed: on JDK 25 its result changes once the JIT compiler has
 * compiled it. On JDK 17 it adds one lane after the other; this takes only log2(lanes) additions.
 */
final class LaneSum {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();
  private static final int DOUBLE_LANES = DOUBLES.length();
  private static final VectorShuffle<Float> HALF = rotation(FLOATS, 2);
  private static final VectorShuffle<Float> QUARTER = rotation(FLOATS, 4);
  private static final VectorShuffle<Float> EIGHTH = rotation(FLOATS, 8);
  private static final VectorShuffle<Float> SIXTEENTH = rotation(FLOATS, 16);
  private static final VectorShuffle<Double> DOUBLE_HALF = rotation(DOUBLES, 2);
  private static final VectorShuffle<Double> DOUBLE_QUARTER = rotation(DOUBLES, 4);
  private static final VectorShuffle<Double> DOUBLE_EIGHTH = rotation(DOUBLES, 8);

  private LaneSum() {}

  private static <E> VectorShuffle<E> rotation(VectorSpecies<E> species, int parts) {
    int lanes = species.length();
    return VectorShuffle.fromOp(species, lane -> (lane + lanes / parts) % lanes);
  }

  /** The sum, in every lane. */
  static FloatVector sum(FloatVector v) {
    FloatVector sums = v.add(v.rearrange(HALF));
    if (LANES >= 4) {
      sums = sums.add(sums.rearrange(QUARTER));
    }
    if (LANES >= 8) {
      sums = sums.add(sums.rearrange(EIGHTH));
    }
    if (LANES >= 16) {
      sums = sums.add(sums.rearrange(SIXTEENTH));
    }
    return sums;
  }

  /** The sum, in every lane. */
  static DoubleVector sum(DoubleVector v) {
    DoubleVector sums = v.add(v.rearrange(DOUBLE_HALF));
    if (DOUBLE_LANES >= 4) {
      sums = sums.add(sums.rearrange(DOUBLE_QUARTER));
    }
    if (DOUBLE_LANES >= 8) {
      sums = sums.add(sums.rearrange(DOUBLE_EIGHTH));
    }
    return sums;
  }
}
