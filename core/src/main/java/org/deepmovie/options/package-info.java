/**
 * Options (hyper-parameters) of models.
 *
 * <p>The options of a model are a record. Each component carries a {@link
 * org.deepmovie.options.Hyperparameter} with its default, range and description, which are declared
 * nowhere else. An {@link org.deepmovie.options.OptionsMapper} converts between the record and
 * text, for the command line, model files and tuning:
 *
 * <pre>{@code
 * record MyOptions(
 *     @Hyperparameter(value = "10", min = 1, tune = "5..50", doc = "number of latent factors")
 *         int factors,
 *     @Hyperparameter(value = "0.1", min = 0, doc = "strength of the regularization")
 *         float regularization) {}
 *
 * OptionsMapper<MyOptions> mapper = OptionsMapper.of(MyOptions.class);
 * MyOptions options = mapper.parse(Map.of("factors", "20"));
 * System.out.println(mapper.format(options)); // {factors=20, regularization=0.1}
 * }</pre>
 *
 * <p>An unknown name or a value out of range leads to an {@link java.lang.IllegalArgumentException}
 * whose message says what is accepted.
 */
@NullMarked
package org.deepmovie.options;

import org.jspecify.annotations.NullMarked;
