package org.deepmovie.spi;

import org.deepmovie.data.Dataset;

/**
 * What a new encoder is made for.
 *
 * @param items the data whose items it will read; its ratings are those of the training part, and
 *     none of the encoder's business
 * @param outputs the length of the vectors to give
 * @param seed the source of all its randomness
 * @param threads how many threads it may use
 */
public record EncoderContext(Dataset items, int outputs, long seed, int threads) {}
