/** What networks that read attributes and texts know of cold users and items, by held-out ones. */
@NullMarked
package org.deepmovie.internal.deep.coldstart;

import org.jspecify.annotations.NullMarked;
