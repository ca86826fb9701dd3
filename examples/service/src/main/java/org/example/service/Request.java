package org.example.service;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters and the body of a request, checked. */
final class Request {

  private static final int MAX_BODY = 64 * 1024;
  private static final int MAX_RATINGS = 200;
  private static final String BODY_FORM =
      "the body is not JSON such as {\"ratings\": {\"m007\": 5, \"m012\": 1}}";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Map<String, List<String>> parameters;
  private final byte[] body;

  private Request(Map<String, List<String>> parameters, byte[] body) {
    this.parameters = parameters;
    this.body = body;
  }

  /** The body of a guest's request, such as {@code {"ratings": {"m007": 5, "m012": 1}}}. */
  private record GuestRatings(Map<String, Double> ratings) {}

  static Request of(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw new StatusException(
          HttpStatus.TOO_LARGE, "the body has more than " + MAX_BODY + " bytes; send less");
    }
    return new Request(parameters(exchange.getRequestURI().getRawQuery()), body);
  }

  private static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new HashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** All values of a parameter that may be given more than once. */
  List<String> all(String name) {
    return parameters.getOrDefault(name, List.of());
  }

  Optional<String> optional(String name) {
    return all(name).stream().findFirst();
  }

  String required(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalArgumentException("the parameter " + name + " is missing"));
  }

  int number(String name, int defaultValue, int max) {
    String text = optional(name).orElse(String.valueOf(defaultValue));
    int value = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(
          "%s=%s; give a whole number from 1 to %d".formatted(name, text, max));
    }
    return value;
  }

  Optional<Double> decimal(String name) {
    return optional(name).map(text -> decimal(name, text));
  }

  private static double decimal(String name, String text) {
    if (!text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      throw new IllegalArgumentException("%s=%s is not a number".formatted(name, text));
    }
    return Double.parseDouble(text);
  }

  /** The ratings in the body, by item id. */
  Map<String, Double> ratings() {
    Map<String, Double> ratings = read().ratings();
    if (ratings == null || ratings.containsValue(null)) {
      throw new IllegalArgumentException(BODY_FORM);
    }
    if (ratings.size() > MAX_RATINGS) {
      throw new IllegalArgumentException(
          ratings.size() + " ratings; give " + MAX_RATINGS + " at most");
    }
    return ratings;
  }

  private GuestRatings read() {
    try {
      return JSON.readValue(body, GuestRatings.class);
    } catch (IOException e) {
      throw new IllegalArgumentException(BODY_FORM, e);
    }
  }
}
