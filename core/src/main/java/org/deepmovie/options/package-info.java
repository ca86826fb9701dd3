/** Hyper-parameters: one record per trainer or encoder, one mapper from names to records. */
package org.deepmovie.options;
