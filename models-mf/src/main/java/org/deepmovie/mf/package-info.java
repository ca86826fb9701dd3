/** The models of this module by name: {@link org.deepmovie.mf.FactorizationModels}. */
package org.deepmovie.mf;
