package org.example.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/** Leads each request to its endpoint, and sends the answer or the error as JSON. */
final class Router implements HttpHandler {

  private static final Logger LOG = System.getLogger(Router.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PAGE = "index.html";

  private final Map<String, Endpoint> endpoints;
  private final byte[] page;

  /**
   * @param endpoints by method and path, such as {@code GET /api/items}
   */
  Router(Map<String, Endpoint> endpoints) throws IOException {
    this.endpoints = endpoints;
    try (InputStream in = Router.class.getResourceAsStream(PAGE)) {
      this.page = in.readAllBytes();
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/") && exchange.getRequestMethod().equals("GET")) {
        sendPage(exchange);
      } else {
        sendAnswer(exchange, path);
      }
    }
  }

  private void sendAnswer(HttpExchange exchange, String path) throws IOException {
    int status = HttpStatus.OK;
    Object answer;
    try {
      answer = endpoint(exchange.getRequestMethod(), path).answer(Request.of(exchange));
    } catch (RuntimeException e) {
      status = HttpStatus.of(e);
      answer = new Responses.Failure(status, message(status, e));
    }
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    send(exchange, status, "application/json", JSON.writeValueAsBytes(answer));
  }

  private Endpoint endpoint(String method, String path) {
    Endpoint endpoint = endpoints.get(method + " " + path);
    if (endpoint != null) {
      return endpoint;
    }
    boolean otherMethod = endpoints.keySet().stream().anyMatch(key -> key.endsWith(" " + path));
    throw otherMethod
        ? new StatusException(HttpStatus.METHOD_NOT_ALLOWED, path + " has no method " + method)
        : new StatusException(HttpStatus.NOT_FOUND, "there is no " + path);
  }

  /** What the client may know: its own mistakes, but not the insides of the service. */
  private static String message(int status, RuntimeException e) {
    if (status != HttpStatus.INTERNAL_ERROR) {
      return e.getMessage();
    }
    LOG.log(Level.ERROR, "A request failed", e);
    return "internal error";
  }

  private void sendPage(HttpExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .set(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
                + " connect-src 'self'; img-src data:");
    send(exchange, HttpStatus.OK, "text/html; charset=utf-8", page);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
