package org.deepmovie.internal.nn.blas;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Matrices of ND4J from arrays and back, row by row. */
public final class NdMatrices {

  private NdMatrices() {}

  /** The values of {@code matrix}, row by row. */
  public static double[] values(INDArray matrix) {
    return matrix.dup('c').data().asDouble();
  }

  /** The values of {@code array}, row by row, as floats. */
  public static float[] floats(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  /** {@code values}, row by row, as a matrix of {@code rows}. */
  public static INDArray matrix(float[] values, long rows) {
    return Nd4j.createFromArray(values).reshape('c', rows, values.length / rows);
  }

  /** {@code values}, row by row, as a matrix of {@code rows}. */
  public static INDArray matrix(double[] values, int rows, DataType type) {
    return Nd4j.createFromArray(values).castTo(type).reshape('c', rows, values.length / rows);
  }

  /** Sets {@code parameter} to {@code values}, row by row. */
  public static void assign(INDArray parameter, INDArray values) {
    parameter.assign(values.castTo(parameter.dataType()).reshape('c', parameter.shape()));
  }
}
