/**
 * The file format of models: one zip archive of JSON entries and NumPy arrays.
 *
 * <p>Applications save and load models by {@link org.deepmovie.models.ModelFile}. The author of a
 * model writes its arrays to an {@link org.deepmovie.store.ArchiveWriter} and reads them from an
 * {@link org.deepmovie.store.ArchiveReader}:
 *
 * <pre>{@code
 * record ItemBiases(float[] values) implements Storable {
 *   @Override
 *   public void save(ArchiveWriter archive) throws IOException {
 *     archive.floats("item_biases", values);
 *   }
 *
 *   static ItemBiases load(ArchiveReader archive, int items) throws IOException {
 *     return new ItemBiases(archive.floats("item_biases", items));
 *   }
 * }
 * }</pre>
 *
 * <p>The reader does not trust the file: it checks checksums, shapes and values, and checks sizes
 * before it allocates memory. A missing, damaged or hostile file leads to a {@link
 * org.deepmovie.store.ModelFileException} that names the entry and the problem. The same entries
 * always give the same bytes.
 */
@NullMarked
package org.deepmovie.store;

import org.jspecify.annotations.NullMarked;
