/**
 * Encoders that read item texts: networks for the models {@code pmf+NAME}, on ND4J.
 *
 * <p>An encoder maps the text of an item to a vector of latent factors. The alternating loop of
 * {@code pmf+NAME} trains it together with the factors, so that an item without ratings gets its
 * factors from its text (a cold start). Each encoder has a name and a record of options:
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
 * <p>Applications name them in the spec of a model, with options after a colon:
 *
 * <pre>{@code
 * Trainer trainer = Providers.load().trainer("pmf+cnn:filters=50,vocabularySize=20000");
 * Recommender model = trainer.fit(train, context);
 * }</pre>
 *
 * <p>All of them share {@link org.deepmovie.text.WordOptions}, which say how words are read (word
 * vectors of a GloVe file with {@code wordVectors=FILE}), and {@link
 * org.deepmovie.text.EncoderTrainingOptions}, which say how the network is trained.
 */
@NullMarked
package org.deepmovie.text;

import org.jspecify.annotations.NullMarked;
