package org.deepmovie.text.graph;

/**
 * The sizes that a graph is built for.
 *
 * @param words the number of word indices; index 0 stands for no word
 * @param wordDimension the length of a word's vector
 * @param outputs the length of an item's vector
 */
public record GraphSizes(int words, int wordDimension, int outputs) {}
