package org.deepmovie.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AttributesTest {

  @Test
  void givesEachEntityItsCategoriesOfEachField() {
    Attributes attributes =
        new AttributesBuilder(3)
            .add(0, "genre", "Drama")
            .add(2, "genre", "Comedy")
            .add(2, "genre", "Drama")
            .add(1, "year", "1999")
            .build();
    assertEquals(3, attributes.size());
    assertEquals(
        List.of("genre", "year"),
        attributes.fields().stream().map(CategoricalField::name).toList());
    CategoricalField genre = attributes.field("genre").orElseThrow();
    assertEquals(List.of("Drama", "Comedy"), genre.categories().ids());
    assertEquals(List.of("Drama"), genre.categories(0));
    assertEquals(List.of(), genre.categories(1));
    assertEquals(List.of("Comedy", "Drama"), genre.categories(2));
    assertEquals(2, genre.count(2));
    assertEquals(1, genre.category(2, 0));
  }

  @Test
  void sharesAreFieldByFieldThoseOfTheCategoriesByName() {
    CsrMatrix shares =
        new AttributesBuilder(3)
            .add(0, "genre", "Drama")
            .add(2, "genre", "War")
            .add(2, "genre", "Drama")
            .add(2, "genre", "Comedy")
            .add(2, "year", "1999")
            .build()
            .shares();
    assertEquals(3, shares.rows());
    assertEquals(4, shares.columns());
    assertEquals(1, shares.value(shares.find(0, 1)));
    assertEquals(0, shares.count(1));
    assertEquals(4, shares.count(2));
    for (int column = 0; column < 3; column++) {
      assertEquals(1f / 3, shares.value(shares.find(2, column)));
    }
    assertEquals(1, shares.value(shares.find(2, 3)));
    assertEquals(0, Attributes.none(2).shares().columns());
  }

  @Test
  void countsACategoryGivenTwiceOnce() {
    Attributes attributes =
        new AttributesBuilder(1).add(0, "genre", "Drama").add(0, "genre", "Drama").build();
    assertEquals(1, attributes.field("genre").orElseThrow().count(0));
  }

  @Test
  void hasNoFieldThatNobodyGave() {
    assertThat(Attributes.none(4).fields()).isEmpty();
    assertThat(Attributes.none(4).field("genre")).isEmpty();
    assertEquals(4, Attributes.none(4).size());
  }
}
