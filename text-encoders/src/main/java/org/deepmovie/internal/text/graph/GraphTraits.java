package org.deepmovie.internal.text.graph;

/**
 * What the encoder must know of a graph.
 *
 * @param readsEmptyTexts whether its layers take texts whose mask is 0 everywhere; otherwise such a
 *     text is one word, that of index 0
 * @param mixesTexts whether the outputs of a batch in training depend on each other, as with batch
 *     normalization
 * @param checked whether it comes from outside this library, and is checked before use
 */
record GraphTraits(boolean readsEmptyTexts, boolean mixesTexts, boolean checked) {}
