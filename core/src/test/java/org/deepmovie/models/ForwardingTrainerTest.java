package org.deepmovie.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import org.deepmovie.train.Trainer;
import org.junit.jupiter.api.Test;

class ForwardingTrainerTest {

  @Test
  void everyMethodOfATrainerIsPassedOn() throws NoSuchMethodException {
    for (Method method : Trainer.class.getMethods()) {
      assertThat(
              ForwardingTrainer.class
                  .getMethod(method.getName(), method.getParameterTypes())
                  .getDeclaringClass())
          .as("%s is overridden", method)
          .isEqualTo(ForwardingTrainer.class);
    }
  }
}
