/**
 * Readers of data files.
 *
 * <p>{@link org.deepmovie.data.io.Datasets#read} detects the format: a MovieLens folder or zip
 * archive, or a file with a rating a row. A {@link org.deepmovie.data.io.DatasetReader} takes what
 * is known of the format and reports what it found, changed or left out. Item texts and implicit
 * feedback come from files of their own:
 *
 * <pre>{@code
 * DelimitedFormat format = DelimitedFormat.DETECTED.withColumns("reader", "isbn", "stars");
 * DatasetReading reading =
 *     DatasetReader.detecting().withFormat(format).read(Path.of("books.csv"));
 * reading.report().lines().forEach(System.err::println);
 * Dataset ratings = reading.dataset();
 * ItemTexts texts =
 *     DelimitedText.readTexts(Path.of("blurbs.csv"), ',', "isbn", "blurb", ratings.items());
 * ImplicitFeedback loans = ImplicitFeedback.read(Path.of("loans.csv"), ratings);
 * Dataset data = ratings.withTexts(texts).withImplicitFeedback(loans.interactions());
 * }</pre>
 *
 * <p>A file that cannot be read is a {@link org.deepmovie.data.DataFormatException} whose message
 * gives the file, the line and its text, and says what was expected. Nothing is skipped silently.
 */
@NullMarked
package org.deepmovie.data.io;

import org.jspecify.annotations.NullMarked;
