/** Commands about a single model: train and save it, query a saved one, list the options. */
package org.deepmovie.cli.model;
