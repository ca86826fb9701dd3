/** What every model shares: the trainer that fits it and the recommender that it becomes. */
package org.deepmovie.model;
