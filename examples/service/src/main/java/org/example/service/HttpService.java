package org.example.service;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The HTTP server of the JDK with a pool of threads. It listens on the loopback address only: the
 * service has no users and passwords, and belongs behind a proxy that has.
 */
final class HttpService implements AutoCloseable {

  private static final int BACKLOG = 1024;
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(30);

  // System properties of the JDK's server, which reads them once.
  static {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // small answers leave at once
    System.setProperty("sun.net.httpserver.maxReqTime", "10"); // s, then a slow client is dropped
    System.setProperty("sun.net.httpserver.maxRspTime", "10");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final Drain drain;
  private final Duration notice;

  private HttpService(
      HttpServer server, ExecutorService threads, Drain drain, Duration notice) {
    this.server = server;
    this.threads = threads;
    this.drain = drain;
    this.notice = notice;
  }

  /**
   * Starts the server.
   *
   * @param port 0 for any free one
   * @param notice how long the server goes on while it drains
   * @throws IOException if the port is taken
   */
  static HttpService start(int port, HttpHandler handler, Drain drain, Duration notice)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    ExecutorService threads =
        Executors.newFixedThreadPool(2 * Runtime.getRuntime().availableProcessors());
    server.createContext("/", drain.counting(handler));
    server.setExecutor(threads);
    server.start();
    return new HttpService(server, threads, drain, notice);
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Drains, and then closes the port and ends the threads. */
  @Override
  public void close() {
    try {
      drain.run(notice, LONGEST_DRAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // then without waiting
    }
    server.stop(0);
    threads.shutdown();
  }
}
