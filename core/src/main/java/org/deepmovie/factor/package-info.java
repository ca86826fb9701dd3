/** Factor matrices and the linear algebra of alternating least squares. */
package org.deepmovie.factor;
