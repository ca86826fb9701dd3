package org.example.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;

/**
 * The graceful end of a service. While it drains, it goes on answering, but says in {@code /health}
 * that it ends, so that a load balancer sends no more requests, and closes each connection after its
 * answer. It has ended when all requests that have arrived are answered.
 */
final class Drain {

  private static final int POLL_MILLIS = 5;

  private volatile boolean begun;
  private int running;

  /** Whether the service is ending. */
  boolean hasBegun() {
    return begun;
  }

  /** A handler whose requests are counted while they run. */
  HttpHandler counting(HttpHandler handler) {
    return exchange -> {
      add(1);
      try {
        answer(handler, exchange);
      } finally {
        add(-1);
      }
    };
  }

  private void answer(HttpHandler handler, HttpExchange exchange) throws IOException {
    if (begun) {
      exchange.getResponseHeaders().set("Connection", "close"); // the client asks elsewhere next
    }
    handler.handle(exchange);
  }

  private synchronized void add(int requests) {
    running += requests;
  }

  private synchronized boolean isIdle() {
    return running == 0;
  }

  /**
   * Drains for {@code notice}, in which clients learn that the service ends, and then until no
   * request runs.
   *
   * @param longest after which requests that still run are given up
   */
  void run(Duration notice, Duration longest) throws InterruptedException {
    begun = true;
    long start = System.nanoTime();
    Thread.sleep(notice.toMillis());
    while (!isIdle() && System.nanoTime() - start < longest.toNanos()) {
      Thread.sleep(POLL_MILLIS);
    }
  }
}
