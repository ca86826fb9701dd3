/** JMH benchmarks of training, encoding, parsing and queries. */
package org.deepmovie.benchmarks;
