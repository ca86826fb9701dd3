package org.example.service;

import org.deepmovie.recommend.UnknownItemException;
import org.deepmovie.recommend.UnknownUserException;
import org.deepmovie.recommend.UnsupportedQueryException;

/** The HTTP status of an exception, by its type alone. */
final class HttpStatus {

  static final int OK = 200;
  static final int BAD_REQUEST = 400;
  static final int NOT_FOUND = 404;
  static final int METHOD_NOT_ALLOWED = 405;
  static final int TOO_LARGE = 413;
  static final int INTERNAL_ERROR = 500;
  static final int NOT_IMPLEMENTED = 501;
  static final int UNAVAILABLE = 503;

  private HttpStatus() {}

  static int of(RuntimeException e) {
    if (e instanceof StatusException known) {
      return known.status();
    }
    if (e instanceof UnknownUserException || e instanceof UnknownItemException) {
      return NOT_FOUND;
    }
    if (e instanceof UnsupportedQueryException) {
      return NOT_IMPLEMENTED;
    }
    if (e instanceof IllegalArgumentException) {
      return BAD_REQUEST;
    }
    if (e instanceof IllegalStateException) { // such as a missing backend of a network
      return UNAVAILABLE;
    }
    return INTERNAL_ERROR;
  }
}
