/** The container of a model file: a zip of JSON entries, NumPy arrays and nested files. */
package org.deepmovie.archive;
