/** A canonical order of users and items, which does not depend on a file. */
@NullMarked
package org.deepmovie.internal.data;

import org.jspecify.annotations.NullMarked;
