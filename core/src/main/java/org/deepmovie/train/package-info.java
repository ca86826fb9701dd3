/** Training: trainers, early stopping, progress, seeds and worker threads. */
@NullMarked
package org.deepmovie.train;

import org.jspecify.annotations.NullMarked;
