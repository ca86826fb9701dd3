/** What is known of items as numbers: attributes and given vectors. */
@NullMarked
package org.deepmovie.internal.feature;

import org.jspecify.annotations.NullMarked;
