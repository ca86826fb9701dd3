/** What fits a model: trainers, early stopping, progress, seeds and worker threads. */
package org.deepmovie.train;
