package org.example.vectors;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.io.Datasets;
import org.deepmovie.data.vector.VectorFiles;

/** Writes the vectors of the titles and texts of a data set, by a pretrained sentence model. */
public final class SentenceVectors {

  private static final int AT_ONCE = 64;

  private SentenceVectors() {}

  /** Arguments: the data set, and the .npy file to write. */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("give a data set and a file to write, such as: ml-1m plots.npy");
      System.exit(2);
    }
    Dataset data = Datasets.read(Path.of(args[0]));
    EmbeddingModel model = new AllMiniLmL6V2EmbeddingModel();
    FloatMatrix vectors = new FloatMatrix(data.items().size(), model.dimension());
    for (int from = 0; from < vectors.rows(); from += AT_ONCE) {
      int first = from;
      List<TextSegment> texts =
          IntStream.range(from, Math.min(vectors.rows(), from + AT_ONCE))
              .mapToObj(item -> TextSegment.from(text(data, item)))
              .toList();
      List<float[]> rows =
          model.embedAll(texts).content().stream().map(found -> found.vector()).toList();
      IntStream.range(0, rows.size())
          .forEach(n -> set(vectors, first + n, rows.get(n)));
    }
    VectorFiles.write(Path.of(args[1]), data.items().ids(), vectors);
    System.out.println(args[1] + ": " + vectors.rows() + " vectors of " + vectors.columns());
    System.exit(0); // the model's threads go on otherwise
  }

  private static String text(Dataset data, int item) {
    String title = data.titles().get(item).replaceAll("\\s*\\(\\d{4}\\)\\s*$", "");
    return title + ". " + data.texts().text(item);
  }

  private static void set(FloatMatrix vectors, int row, float[] values) {
    System.arraycopy(values, 0, vectors.values(), vectors.offset(row), values.length);
  }
}
