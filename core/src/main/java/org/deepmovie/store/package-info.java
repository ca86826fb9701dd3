/**
 * The file format of models: one zip archive of JSON entries and NumPy arrays.
 *
 * <p>Applications save and load models by {@link org.deepmovie.models.ModelFile}. The author of a
 * model writes its arrays to an {@link org.deepmovie.store.ArchiveWriter} and reads them from an
 * {@link org.deepmovie.store.ArchiveReader}:
 *
 * <pre>{@code
 * Path path = Path.of("biases.zip");
 * try (OutputStream out = Files.newOutputStream(path)) {
 *   ZipArchiveWriter writer = new ZipArchiveWriter(out);
 *   writer.floats("item_biases", new float[] {0.5f, -0.25f});
 *   writer.json("note.json", Map.of("mean", 3.5));
 *   writer.finish();
 * }
 * try (ZipArchiveReader reader = new ZipArchiveReader(path)) {
 *   float[] biases = reader.floats("item_biases", 2);
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
