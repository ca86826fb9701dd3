package org.example.service;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What clients measured together.
 *
 * @param nanos the times of all requests, sorted
 * @param errors requests without a complete answer
 */
record LoadReport(long[] nanos, int errors, Duration duration) {

  static LoadReport of(List<LoadClient> clients, Duration duration) {
    long[] nanos =
        clients.stream().flatMapToLong(client -> Arrays.stream(client.nanos())).sorted().toArray();
    return new LoadReport(nanos, clients.stream().mapToInt(LoadClient::errors).sum(), duration);
  }

  private double percentile(double share) {
    return nanos[(int) Math.ceil(share * nanos.length) - 1] / 1e6;
  }

  @Override
  public String toString() {
    double seconds = duration.toNanos() / 1e9;
    return "%d requests in %.1f s, %.0f/s, p50 %.1f ms, p99 %.1f ms, longest %.1f ms, %d errors"
        .formatted(
            nanos.length,
            seconds,
            nanos.length / seconds,
            percentile(0.5),
            percentile(0.99),
            percentile(1),
            errors);
  }
}
