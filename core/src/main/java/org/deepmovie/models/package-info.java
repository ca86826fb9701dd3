/**
 * Models by name and models in files: {@link org.deepmovie.models.Providers} finds a trainer,
 * {@link org.deepmovie.models.ModelFile} saves and loads what it fits.
 */
package org.deepmovie.models;
