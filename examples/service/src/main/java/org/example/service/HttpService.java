package org.example.service;

import com.sun.net.httpserver.HttpExchange;
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
  private static final int MILLIS_TO_LEAVE = 500;
  private static final int SECONDS_TO_FINISH = 1;

  // System properties of the JDK's server, which reads them once.
  static {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // small answers leave at once
    System.setProperty("sun.net.httpserver.maxReqTime", "10"); // s, then a slow client is dropped
    System.setProperty("sun.net.httpserver.maxRspTime", "10");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private volatile boolean closing;

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
    HttpService service = new HttpService(server, threads);
    server.createContext("/", exchange -> service.handle(exchange, handler));
    server.setExecutor(threads);
    server.start();
    return service;
  }

  private void handle(HttpExchange exchange, HttpHandler handler) throws IOException {
    if (closing) {
      exchange.getResponseHeaders().set("Connection", "close"); // the client asks elsewhere next
    }
    handler.handle(exchange);
  }

  int port() {
    return server.getAddress().getPort();
  }

  /**
   * Ends gracefully: for a moment each answer also closes its connection, so that no client sends a
   * further request on a connection that is about to end; then no connection is accepted, and the
   * requests that have arrived are answered. A client that connects in the very last moment may
   * find its connection closed without an answer, and has to ask again, as proxies do.
   */
  @Override
  public void close() {
    closing = true;
    try {
      Thread.sleep(MILLIS_TO_LEAVE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // then without waiting
    }
    server.stop(SECONDS_TO_FINISH);
    threads.shutdown();
  }
}
