/** JMH measurements of what costs time. */
package org.deepmovie.benchmarks;
