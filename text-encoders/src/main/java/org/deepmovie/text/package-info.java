/**
 * Options of the text encoders, and analyzers, which split texts into words.
 *
 * <p>An encoder is a network on ND4J that maps what is known of an item to a vector of latent
 * factors: its title and text, its attributes, and vectors that somebody computed. The model {@code
 * pmf+NAME} trains the encoder {@code NAME} together with the factors, so that an item without
 * ratings gets its factors from what is known of it. Each encoder has a name and a record of
 * options; the last column tells how it reads the text:
 *
 * <table>
 * <caption>The encoders</caption>
 * <tr><th>name</th><th>options</th><th>network</th></tr>
 * <tr><td>{@code bag}</td><td>{@link org.deepmovie.text.BagOptions}</td>
 *     <td>the mean of the word vectors weighted by tf-idf, one dense layer</td></tr>
 * <tr><td>{@code cnn}</td><td>{@link org.deepmovie.text.CnnOptions}</td>
 *     <td>convolutions, the maximum over the text, two dense layers</td></tr>
 * <tr><td>{@code cnn-kan}</td><td>{@link org.deepmovie.text.CnnKanOptions}</td>
 *     <td>the same convolutions, two Kolmogorov-Arnold layers</td></tr>
 * <tr><td>{@code resnet}</td><td>{@link org.deepmovie.text.ResNetOptions}</td>
 *     <td>residual blocks, the maximum over the text, two dense layers</td></tr>
 * <tr><td>{@code lstm}</td><td>{@link org.deepmovie.text.LstmOptions}</td>
 *     <td>bidirectional LSTM layers, two dense layers</td></tr>
 * <tr><td>{@code transformer}</td><td>{@link org.deepmovie.text.TransformerOptions}</td>
 *     <td>self-attention, the mean over the text, two dense layers</td></tr>
 * </table>
 *
 * <p>Applications name an encoder in the name of a model, with options after a colon:
 *
 * <pre>{@code
 * Trainer trainer = Providers.load().trainer("pmf+cnn:filters=50,vocabularySize=20000");
 * Recommender model = trainer.fit(train, context);
 * }</pre>
 *
 * <p>All encoders share {@link org.deepmovie.text.WordOptions}, the options of vocabulary and word
 * vectors ({@code wordVectors=FILE} reads a file of GloVe, word2vec or fastText), and {@link
 * org.deepmovie.text.EncoderTrainingOptions}, the options of training, and {@link
 * org.deepmovie.hybrid.SideInformationOptions}, the options of what is read beside the text. The
 * last layers read the features of the text, the attributes and the vectors side by side. A ridge
 * regression on attributes and vectors, fitted in closed form, is added to the network, which is
 * trained towards what the regression leaves. {@link org.deepmovie.analysis.TextAnalyzer} splits a
 * text into words, by its {@link org.deepmovie.analysis.TextLanguage}.
 */
@NullMarked
package org.deepmovie.text;

import org.jspecify.annotations.NullMarked;
