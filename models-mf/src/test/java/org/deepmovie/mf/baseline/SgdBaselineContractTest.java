package org.deepmovie.mf.baseline;

import java.util.Map;

/** The contract again for biases found by gradient descent. */
class SgdBaselineContractTest extends BaselineContractTest {
  @Override
  protected Map<String, String> options() {
    return Map.of("method", "sgd");
  }
}
