/**
 * Readers of data files.
 *
 * <p>{@link org.deepmovie.data.io.Datasets#read} detects the format: a MovieLens folder or zip
 * archive, or a delimited file with one rating per line. A {@link
 * org.deepmovie.data.io.DelimitedFormat} states the format explicitly. Item texts and implicit
 * feedback come from files of their own:
 *
 * <pre>{@code
 * DelimitedFormat format =
 *     DelimitedFormat.csv().withDelimiter(";").withColumns("reader", "isbn", "stars");
 * Dataset ratings = DelimitedText.read(Path.of("books.csv"), format);
 * ItemTexts texts =
 *     DelimitedText.readTexts(Path.of("blurbs.csv"), ',', "isbn", "blurb", ratings.items());
 * ImplicitFeedback loans = ImplicitFeedback.read(Path.of("loans.csv"), ratings);
 * Dataset data = ratings.withTexts(texts).withImplicitFeedback(loans.interactions());
 * }</pre>
 *
 * <p>A file that cannot be read is a {@link org.deepmovie.data.io.DataFormatException} whose
 * message gives the file, the line and its text, and says what was expected. Nothing is skipped
 * silently.
 */
@NullMarked
package org.deepmovie.data.io;

import org.jspecify.annotations.NullMarked;
