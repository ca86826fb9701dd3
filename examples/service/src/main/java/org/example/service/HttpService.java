package org.example.service;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The HTTP server of the JDK with a pool of threads. It listens on the loopback address only: the
 * service has no users and passwords, and belongs behind a proxy that has.
 */
final class HttpService implements AutoCloseable {

  private static final int BACKLOG = 1024;
  private static final int SECONDS_TO_FINISH = 1;

  /** Settings of the JDK's server; see the package page of {@code com.sun.net.httpserver}. */
  static {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else 40 ms on each kept connection
    System.setProperty("sun.net.httpserver.maxReqTime", "10"); // s, then a slow client is dropped
    System.setProperty("sun.net.httpserver.maxRspTime", "10");
  }

  private final HttpServer server;
  private final ExecutorService threads;

  private HttpService(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts the server.
   *
   * @param port 0 for any free one
   * @throws IOException if the port is taken
   */
  static HttpService start(int port, HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    ExecutorService threads =
        Executors.newFixedThreadPool(2 * Runtime.getRuntime().availableProcessors());
    server.createContext("/", handler);
    server.setExecutor(threads);
    server.start();
    return new HttpService(server, threads);
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Accepts no more connections, and gives the requests that have arrived time to finish. */
  @Override
  public void close() {
    server.stop(SECONDS_TO_FINISH);
    threads.shutdown();
  }
}
