/**
 * Contracts in the form of JUnit tests: what every model, every text encoder and every vector index
 * must do, in this library and in others.
 *
 * <p>A library that adds one of these depends on {@code deepmovie-testkit} in test scope and has a
 * small test class, which extends {@link org.deepmovie.testkit.TrainerContract}, {@link
 * org.deepmovie.testkit.EncoderContract} or {@link org.deepmovie.testkit.VectorIndexContract}:
 *
 * <pre class="xml">{@code
 * <dependency>
 *   <groupId>org.deepmovie</groupId>
 *   <artifactId>deepmovie-testkit</artifactId>
 *   <scope>test</scope>
 * </dependency>
 * }</pre>
 *
 * <p>JUnit Jupiter and AssertJ are dependencies of it. {@link org.deepmovie.testkit.PlantedRatings}
 * generates the small data sets that the contracts train on; other tests may use it, too.
 */
@NullMarked
package org.deepmovie.testkit;

import org.jspecify.annotations.NullMarked;
