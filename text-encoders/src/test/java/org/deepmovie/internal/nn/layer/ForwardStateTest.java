package org.deepmovie.internal.nn.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ForwardStateTest {

  @Test
  void backwardNeedsForwardBeforeIt() {
    ForwardState<String> state = new ForwardState<>();
    assertThrows(IllegalStateException.class, state::get);
  }

  @Test
  void keepsTheLastState() {
    ForwardState<String> state = new ForwardState<>();
    state.set("first");
    state.set("second");
    assertEquals("second", state.get());
  }
}
