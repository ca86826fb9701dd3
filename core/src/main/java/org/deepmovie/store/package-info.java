/** Model files: saving a recommender and loading it again. */
package org.deepmovie.store;
