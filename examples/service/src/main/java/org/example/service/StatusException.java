package org.example.service;

/** A request that no part of the library is asked about: its answer is a status and a message. */
final class StatusException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  StatusException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
