package org.deepmovie.internal.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExactSumTest {

  @Test
  void isTheSameInAnyOrderAndDivision() {
    float[] numbers = {4.4444447f, -0.1f, 1e-3f, 3e6f, 0.33333334f, -2.5e6f};
    ExactSum all = new ExactSum();
    ExactSum first = new ExactSum();
    ExactSum second = new ExactSum();
    for (int n = 0; n < numbers.length; n++) {
      all.add(numbers[n]);
      (n % 2 == 0 ? first : second).add(numbers[numbers.length - 1 - n]);
    }
    second.add(first);
    assertThat(second.mean()).isEqualTo(all.mean());
    assertThat(second.count()).isEqualTo(6);
  }

  @Test
  void isExactWhereAllTermsAre() {
    ExactSum sum = new ExactSum();
    for (int n = 0; n < 1000; n++) {
      sum.add(0.5 * n - 100);
    }
    assertThat(sum.mean()).isEqualTo(149.75);
  }

  @Test
  void carriesBeyond64Bits() {
    ExactSum sum = new ExactSum();
    for (int n = 0; n < 100; n++) {
      sum.add(4_000_000);
    }
    assertThat(sum.mean()).isEqualTo(4_000_000);
  }

  @Test
  void addsGreatAndSmallNumbersWithoutRounding() {
    ExactSum sum = new ExactSum();
    sum.add(0x1p39);
    sum.add(-0x1p-40);
    sum.add(-0x1p39);
    assertThat(sum.value()).isEqualTo(-0x1p-40);
  }

  @Test
  void refusesASumThatItCannotHold() {
    ExactSum sum = new ExactSum();
    assertThatThrownBy(
            () -> {
              for (int n = 0; n <= 1 << 17; n++) {
                sum.add(0x1.8p39);
              }
            })
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void refusesWhatIsNotFinite() {
    assertThatThrownBy(() -> new ExactSum().add(Double.NaN))
        .isInstanceOf(ArithmeticException.class);
  }
}
