package org.deepmovie.internal.neighborhood.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * The neighbors of each row: the rows most similar to it, by falling similarity. Immutable, 8 bytes
 * per neighbor.
 */
public final class NeighborLists {

  private final int[] starts;
  private final int[] ids;
  private final float[] similarities;

  private NeighborLists(int[] starts, int[] ids, float[] similarities) {
    this.starts = starts;
    this.ids = ids;
    this.similarities = similarities;
  }

  /** Lists of {@code ids[row]} as the neighbors of {@code row}, most similar first. */
  public static NeighborLists of(int[][] ids, float[][] similarities) {
    int[] starts = new int[ids.length + 1];
    for (int row = 0; row < ids.length; row++) {
      starts[row + 1] = Math.addExact(starts[row], ids[row].length);
    }
    int[] all = new int[starts[ids.length]];
    float[] values = new float[all.length];
    for (int row = 0; row < ids.length; row++) {
      System.arraycopy(ids[row], 0, all, starts[row], ids[row].length);
      System.arraycopy(similarities[row], 0, values, starts[row], ids[row].length);
    }
    return new NeighborLists(starts, all, values);
  }

  /** For each row the rows that have it as a neighbor, in ascending order. */
  public NeighborLists reversed() {
    int[] reversedStarts = new int[starts.length];
    for (int id : ids) {
      reversedStarts[id + 1]++;
    }
    for (int row = 0; row < rows(); row++) {
      reversedStarts[row + 1] += reversedStarts[row];
    }
    int[] next = reversedStarts.clone();
    int[] reversedIds = new int[ids.length];
    float[] reversedSimilarities = new float[ids.length];
    for (int row = 0; row < rows(); row++) {
      for (int p = starts[row]; p < starts[row + 1]; p++) {
        int q = next[ids[p]]++;
        reversedIds[q] = row;
        reversedSimilarities[q] = similarities[p];
      }
    }
    return new NeighborLists(reversedStarts, reversedIds, reversedSimilarities);
  }

  /** The number of rows. */
  public int rows() {
    return starts.length - 1;
  }

  /** The position of the most similar neighbor of {@code row}. */
  public int start(int row) {
    return starts[row];
  }

  /** The position after the least similar neighbor of {@code row}. */
  public int end(int row) {
    return starts[row + 1];
  }

  /** The neighbor at {@code position}. */
  public int id(int position) {
    return ids[position];
  }

  /** The similarity of the neighbor at {@code position}. */
  public float similarity(int position) {
    return similarities[position];
  }

  /** The similarities as a matrix, rows x rows, with an entry for each neighbor. */
  public CsrMatrix toMatrix() {
    NeighborLists ascending = reversed().reversed();
    return CsrMatrix.of(rows(), ascending.starts, ascending.ids, ascending.similarities);
  }

  /**
   * The {@code n} items most similar to an item, rows being the items of {@code model}.
   *
   * @throws IllegalArgumentException if {@code n} is below 1
   */
  public List<ScoredItem> similar(Recommender model, int row, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n=" + n + "; give 1 or more");
    }
    if (row == IdMap.UNKNOWN) {
      return List.of();
    }
    int count = Math.min(n, end(row) - start(row));
    return IntStream.range(start(row), start(row) + count)
        .mapToObj(p -> model.catalog().scored(id(p), similarity(p)))
        .toList();
  }

  /** Writes the lists; {@link #load} reads them. */
  public void save(ArchiveWriter archive) throws IOException {
    int[] counts = new int[rows()];
    Arrays.setAll(counts, row -> end(row) - start(row));
    archive.ints("neighbor_counts", counts);
    archive.ints("neighbors", ids);
    archive.floats("similarities", similarities);
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws IllegalArgumentException if the arrays do not describe neighbors of {@code rows} rows,
   *     each once and by falling similarity
   */
  public static NeighborLists load(ArchiveReader archive, int rows) throws IOException {
    int[] counts = archive.ints("neighbor_counts", rows);
    int[] ids = archive.ints("neighbors");
    float[] similarities = archive.floats("similarities", ids.length);
    int[] starts = new int[rows + 1];
    for (int row = 0; row < rows; row++) {
      starts[row + 1] = starts[row] + counts[row];
      if (counts[row] < 0 || counts[row] > ids.length - starts[row]) {
        throw new IllegalArgumentException("row " + row + " has " + counts[row] + " neighbors");
      }
    }
    if (starts[rows] != ids.length) {
      throw new IllegalArgumentException(
          ids.length + " neighbors are listed, but the counts sum to " + starts[rows]);
    }
    NeighborLists neighbors = new NeighborLists(starts, ids, similarities);
    neighbors.check();
    return neighbors;
  }

  private void check() {
    int[] neighborOf = new int[rows()];
    Arrays.fill(neighborOf, -1);
    for (int row = 0; row < rows(); row++) {
      float most = Float.MAX_VALUE;
      for (int p = start(row); p < end(row); p++) {
        boolean otherRow = ids[p] >= 0 && ids[p] < rows() && ids[p] != row;
        if (!otherRow || neighborOf[ids[p]] == row) {
          throw new IllegalArgumentException(
              "row "
                  + row
                  + " of "
                  + rows()
                  + " lists neighbor "
                  + ids[p]
                  + " which is no other row, or lists it twice");
        }
        if (!(similarities[p] > 0 && similarities[p] <= most)) {
          throw new IllegalArgumentException(
              "row " + row + " has a neighbor of similarity " + similarities[p] + " after " + most);
        }
        neighborOf[ids[p]] = row;
        most = similarities[p];
      }
    }
  }
}
