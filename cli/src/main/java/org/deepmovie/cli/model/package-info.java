/** Commands about a single model: train and save it, query a saved one, list the options. */
@NullMarked
package org.deepmovie.cli.model;

import org.jspecify.annotations.NullMarked;
