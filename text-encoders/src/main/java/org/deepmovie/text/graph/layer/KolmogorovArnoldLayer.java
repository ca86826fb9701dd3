package org.deepmovie.text.graph.layer;

import java.util.List;
import org.deepmovie.nn.KanBasis;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A Kolmogorov-Arnold layer (Liu et al., 2024, eqs. 2.5 and 2.10 to 2.12): a learned function on
 * each edge between an input and an output.
 *
 * <pre>
 *   y_o = sum_i w_io silu(x_i) + s_io sum_k c_iok B_k(x_i)      silu(x) = x / (1 + exp(-x))
 * </pre>
 *
 * <p>B_k are the functions of a {@link KanBasis} on -1 .. 1, where inputs must lie: put tanh before
 * the layer. Input documents x nIn, output documents x nOut. Weights {@code w} and {@code s}, nIn x
 * nOut, and {@code c}, nIn x functions x nOut.
 */
public final class KolmogorovArnoldLayer extends ArrayLayer {

  private static final long serialVersionUID = 1;

  /** The degree of the splines. */
  private static final int DEGREE = 3;

  private final KanBasis basis;
  private final int functions;

  private KolmogorovArnoldLayer(Builder builder) {
    super(builder);
    this.basis = builder.basis;
    this.functions = builder.functions;
  }

  /** Builds a {@link KolmogorovArnoldLayer}. */
  @SuppressWarnings("unchecked") // Deeplearning4j's build() has a type parameter of its own.
  public static final class Builder extends ArrayLayerBuilder<Builder> {

    private final KanBasis basis;
    private final int functions;

    /** Edges with {@code functions} functions of {@code basis}, 4 or more. */
    public Builder(KanBasis basis, int functions) {
      if (functions < DEGREE + 1) {
        throw new IllegalArgumentException("functions=" + functions + "; give 4 or more");
      }
      this.basis = basis;
      this.functions = functions;
    }

    @Override
    public KolmogorovArnoldLayer build() {
      requireSizes();
      return new KolmogorovArnoldLayer(this);
    }
  }

  @Override
  List<LayerWeight> weights() {
    double bound = Math.sqrt(6.0 / (nIn + nOut));
    return List.of(
        LayerWeight.uniform("w", bound, nIn, nOut),
        LayerWeight.constant("s", 1, nIn, nOut),
        LayerWeight.uniform("c", 0.1 * bound, nIn, functions, nOut));
  }

  @Override
  LayerInput reads() {
    return LayerInput.VECTORS;
  }

  @Override
  LayerPass pass(LayerState state) {
    return new KanPass(state);
  }

  private final class KanPass implements LayerPass {

    private final LayerState state;

    /** silu(x) and the B_k(x), documents x nIn x (1 + functions), and their derivatives. */
    private INDArray values = Nd4j.empty();

    private INDArray slopes = Nd4j.empty();

    KanPass(LayerState state) {
      this.state = state;
    }

    @Override
    public INDArray forward(INDArray x, INDArray mask, boolean training) {
      INDArray[] evaluated = new INDArray[1 + functions];
      INDArray[] derived = new INDArray[1 + functions];
      INDArray sigmoid = Transforms.sigmoid(x, true);
      evaluated[0] = x.mul(sigmoid);
      derived[0] = sigmoid.rsub(1).muli(x).addi(1).muli(sigmoid);
      if (basis == KanBasis.SPLINE) {
        splines(x, evaluated, derived);
      } else {
        chebyshev(x, evaluated, derived);
      }
      values = state.keep(Nd4j.stack(2, evaluated));
      slopes = state.keep(Nd4j.stack(2, derived));
      return flat(values).mmul(weights());
    }

    /**
     * Cubic B-splines on a uniform grid. Spline k is a function of its distance a from the point:
     * (max(0, 2 - a)^3 - 4 max(0, 1 - a)^3) / 6.
     */
    private void splines(INDArray x, INDArray[] evaluated, INDArray[] derived) {
      double steepness = (functions - DEGREE) / 2.0;
      INDArray position = x.add(1).muli(steepness);
      for (int k = 0; k < functions; k++) {
        INDArray distance = position.sub(k - 1);
        INDArray size = Transforms.abs(distance, true);
        INDArray outer = Transforms.relu(size.rsub(2), true);
        INDArray inner = Transforms.relu(size.rsub(1), true);
        INDArray outerSquare = outer.mul(outer);
        INDArray innerSquare = inner.mul(inner);
        evaluated[k + 1] = outerSquare.mul(outer).subi(innerSquare.mul(inner).muli(4)).divi(6);
        derived[k + 1] =
            innerSquare
                .muli(4)
                .subi(outerSquare)
                .muli(steepness / 2)
                .muli(Transforms.sign(distance, true));
      }
    }

    /** Chebyshev polynomials: T_k = 2 x T_(k-1) - T_(k-2), with the slope k U_(k-1). */
    private void chebyshev(INDArray x, INDArray[] evaluated, INDArray[] derived) {
      INDArray before = x.dup();
      INDArray current = Nd4j.onesLike(x);
      INDArray secondBefore = Nd4j.zerosLike(x);
      INDArray second = Nd4j.zerosLike(x);
      for (int k = 0; k < functions; k++) {
        evaluated[k + 1] = current;
        derived[k + 1] = second.mul(k);
        INDArray next = x.mul(2).muli(current).subi(before);
        before = current;
        current = next;
        INDArray secondNext = k == 0 ? Nd4j.onesLike(x) : x.mul(2).muli(second).subi(secondBefore);
        secondBefore = second;
        second = secondNext;
      }
    }

    private INDArray flat(INDArray array) {
      return array.dup('c').reshape('c', array.size(0), nIn * (1 + functions));
    }

    /** w and s c of each edge, (nIn (1 + functions)) x nOut. */
    private INDArray weights() {
      INDArray products = state.weight("c").mul(state.weight("s").reshape(nIn, 1, nOut));
      return Nd4j.concat(1, state.weight("w").reshape(nIn, 1, nOut), products)
          .reshape('c', nIn * (1 + functions), nOut);
    }

    @Override
    public INDArray backward(INDArray dy) {
      INDArray all = flat(values).transpose().mmul(dy).reshape('c', nIn, 1 + functions, nOut);
      INDArray products =
          all.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 1 + functions), NDArrayIndex.all());
      state
          .gradient("w")
          .assign(all.get(NDArrayIndex.all(), NDArrayIndex.point(0), NDArrayIndex.all()));
      state.gradient("c").assign(products.mul(state.weight("s").reshape(nIn, 1, nOut)));
      state.gradient("s").assign(products.mul(state.weight("c")).sum(1));
      INDArray dValues =
          dy.mmul(weights().transpose()).reshape('c', dy.size(0), nIn, 1 + functions);
      return dValues.mul(slopes).sum(2);
    }
  }
}
