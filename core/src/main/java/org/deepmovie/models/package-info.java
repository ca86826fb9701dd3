/**
 * Models by name and models in files: {@link org.deepmovie.models.Providers} finds a trainer,
 * {@link org.deepmovie.models.ModelFile} saves and loads what it fits.
 */
@NullMarked
package org.deepmovie.models;

import org.jspecify.annotations.NullMarked;
