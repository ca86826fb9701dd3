/** Readers: from files in the formats that people have to a {@link org.deepmovie.data.Dataset}. */
package org.deepmovie.data.io;
