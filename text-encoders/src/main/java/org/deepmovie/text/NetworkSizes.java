package org.deepmovie.text;

/**
 * The sizes that a graph is built for.
 *
 * @param words the number of word indices; index 0 stands for no word
 * @param wordDimension the length of a word's vector
 * @param maxTokens the greatest number of words that are read of a text; 0 if texts are not read
 * @param attributes the number of columns of attributes; 0 if the items have none
 * @param vectors the number of columns of given vectors; 0 if the items have none
 * @param outputs the length of an item's vector
 */
public record NetworkSizes(
    int words, int wordDimension, int maxTokens, int attributes, int vectors, int outputs) {}
