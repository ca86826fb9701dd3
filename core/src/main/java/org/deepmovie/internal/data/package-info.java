/** Data sets in canonical order. */
package org.deepmovie.internal.data;
