package org.deepmovie.mf;

import java.util.Map;

/** The contract again for biases found by gradient descent. */
class DescendedBaselineContractTest extends BaselineContractTest {
  @Override
  protected Map<String, String> options() {
    return Map.of("method", "sgd");
  }
}
