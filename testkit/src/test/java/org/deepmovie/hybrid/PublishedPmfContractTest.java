package org.deepmovie.hybrid;

import java.util.HashMap;
import java.util.Map;

/** The contract again in the published form: no centering, equal weights. */
class PublishedPmfContractTest extends PmfContractTest {
  @Override
  protected Map<String, String> options() {
    Map<String, String> options = new HashMap<>(super.options());
    options.put("centering", "none");
    options.put("userRegularizationScaling", "none");
    options.put("itemRegularizationScaling", "none");
    return options;
  }
}
