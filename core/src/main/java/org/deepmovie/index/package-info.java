/**
 * Vector search: which of many vectors go best with a query, and models that recommend by asking
 * so.
 */
package org.deepmovie.index;
