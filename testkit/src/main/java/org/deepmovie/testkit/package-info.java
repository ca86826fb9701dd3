/**
 * Contracts in the form of JUnit tests: what every model, every text encoder and every vector index
 * must do, whoever wrote it.
 *
 * <p>A library that adds one has {@code deepmovie-testkit} in test scope and one small test class,
 * which extends {@link org.deepmovie.testkit.TrainerContract}, {@link
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
 * <p>JUnit Jupiter and AssertJ come with it. {@link org.deepmovie.testkit.PlantedRatings} makes the
 * small data that the contracts train on; tests of one's own may use it, too.
 */
@NullMarked
package org.deepmovie.testkit;

import org.jspecify.annotations.NullMarked;
