/** Commands about a single model: train and save it, explain it, list the options. */
@NullMarked
package org.deepmovie.cli.model;

import org.jspecify.annotations.NullMarked;
