package org.example.service;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/** Sends one request after the other until it is stopped, and measures each. */
final class LoadClient implements Runnable {

  /** The size of the sample. */
  private static final int USERS = 600;

  private static final int FILMS = 400;

  private final ServiceClient client;
  private final Random random;
  private volatile boolean stopped;
  private long[] nanos = new long[1024];
  private int requests;
  private int errors;

  LoadClient(ServiceClient client, long seed) {
    this.client = client;
    this.random = new Random(seed);
  }

  @Override
  public void run() {
    while (!stopped) {
      long start = System.nanoTime();
      errors += succeeds() ? 0 : 1;
      if (requests == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * requests);
      }
      nanos[requests++] = System.nanoTime() - start;
    }
  }

  private boolean succeeds() {
    try {
      ServiceClient.Answer answer =
          random.nextBoolean()
              ? client.get("/api/recommend?user=" + id("u", USERS))
              : client.post("/api/recommend?diversity=0.3", ratings());
      return answer.status() == 200 && answer.json().at("/items").size() == 10;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
      return false;
    }
  }

  private String ratings() {
    return "{\"ratings\": {\"%s\": 5, \"%s\": 2}}".formatted(id("m", FILMS), id("m", FILMS));
  }

  private String id(String prefix, int count) {
    return "%s%03d".formatted(prefix, 1 + random.nextInt(count));
  }

  void stop() {
    stopped = true;
  }

  int errors() {
    return errors;
  }

  long[] nanos() {
    return Arrays.copyOf(nanos, requests);
  }
}
