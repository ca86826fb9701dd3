/** Rows of fields in text files of any form, and the parsing of numbers and times in them. */
@NullMarked
package org.deepmovie.internal.rows;

import org.jspecify.annotations.NullMarked;
