/** A canonical order of users and items, which does not depend on the order of a file. */
@NullMarked
package org.deepmovie.internal.data;

import org.jspecify.annotations.NullMarked;
