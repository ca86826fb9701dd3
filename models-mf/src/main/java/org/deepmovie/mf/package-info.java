/** The models of this module by name: {@link org.deepmovie.mf.FactorizationModels}. */
@NullMarked
package org.deepmovie.mf;

import org.jspecify.annotations.NullMarked;
