/** Histories of users: their ratings and other interactions, of training users and new ones. */
package org.deepmovie.internal.neighborhood.history;
