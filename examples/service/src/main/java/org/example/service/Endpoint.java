package org.example.service;

/** Answers one kind of request with a record that is sent as JSON. */
@FunctionalInterface
interface Endpoint {

  /**
   * @throws RuntimeException whose type tells the status; see {@link HttpStatus#of}
   */
  Object answer(Request request);
}
