package org.deepmovie.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.junit.jupiter.api.Test;

/** Files of earlier releases are read, and predict what they predicted then. */
class GoldenFileTest {

  private static Recommender load(String file) throws IOException, URISyntaxException {
    Path path = Path.of(GoldenFileTest.class.getResource("/golden/" + file).toURI());
    return ModelFile.load(path, Providers.load());
  }

  @Test
  void pmfOfRelease01() throws IOException, URISyntaxException {
    Recommender model = load("pmf-0.1.zip");
    assertEquals("pmf", model.header().model());
    assertEquals(5, model.header().seed());
    assertEquals("ec568d38d28bc62b", model.header().fingerprint());
    assertEquals(2.860227696597576, model.predict("u0", "i0"), 1e-12);
    assertEquals(4.06220918148756, model.predict("u3", "i7"), 1e-12);
    assertEquals(2.5955519676208496, model.predict("u5", "i8"), 1e-12);
    assertEquals(3.25, model.predict("nobody", "nothing"), 1e-12);
    List<ScoredItem> best = model.recommend("u2", 3);
    assertEquals(List.of("i5", "i1", "i8"), best.stream().map(ScoredItem::id).toList());
    assertEquals("Title 5", best.get(0).title());
  }
}
