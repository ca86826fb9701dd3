package org.deepmovie.text.graph.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Sequences, documents x channels x words, as matrices with a row for each word, and back. */
final class Sequences {

  private Sequences() {}

  /** The values at words, and 0 at padding. */
  static INDArray masked(INDArray sequence, INDArray mask) {
    return sequence.mul(mask.reshape(mask.size(0), 1, mask.size(1)));
  }

  /** Rows, (documents words) x channels, of a sequence. */
  static INDArray rows(INDArray sequence) {
    return sequence
        .permute(0, 2, 1)
        .dup('c')
        .reshape('c', sequence.size(0) * sequence.size(2), sequence.size(1));
  }

  /** The sequence of {@code documents} whose rows are given. */
  static INDArray sequence(INDArray rows, long documents) {
    return rows.reshape('c', documents, rows.size(0) / documents, rows.size(1)).permute(0, 2, 1);
  }

  /** A sequence with zeros before its first word and after its last. */
  static INDArray padded(INDArray sequence, long before, long after) {
    INDArray result = sequence;
    if (before > 0) {
      result = Nd4j.concat(2, zeros(sequence, before), result);
    }
    return after > 0 ? Nd4j.concat(2, result, zeros(sequence, after)) : result;
  }

  private static INDArray zeros(INDArray sequence, long words) {
    return Nd4j.zeros(sequence.dataType(), sequence.size(0), sequence.size(1), words);
  }
}
