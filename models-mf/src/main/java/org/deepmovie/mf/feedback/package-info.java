/** Models whose users are sums of the vectors of what they rated, fitted by gradient descent. */
package org.deepmovie.mf.feedback;
