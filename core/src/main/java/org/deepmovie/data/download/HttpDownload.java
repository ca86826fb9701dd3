package org.deepmovie.data.download;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Downloads what lies at an address; follows no redirects.
 *
 * @param address where it lies
 * @param longestSilence after how long without a byte the server is given up
 */
record HttpDownload(URI address, Duration longestSilence) {

  private static final String BY_HAND =
      "or download it by hand from https://grouplens.org/datasets/movielens/ and give its path";

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int NOT_FOUND = 404;
  private static final int NOTHING_LEFT = 416;

  /** Takes a piece of the body. */
  private interface Sink {
    void accept(List<ByteBuffer> chunk) throws IOException;
  }

  /** The text at the address, ASCII, of at most {@code longest} characters. */
  String text(int longest) throws IOException {
    HttpResponse<ChunkQueue> response = send(HttpRequest.newBuilder(address));
    StringBuilder text = new StringBuilder();
    try {
      requireStatus(response, response.statusCode() == OK);
      receive(
          response.body(),
          chunk -> {
            chunk.forEach(bytes -> text.append(StandardCharsets.US_ASCII.decode(bytes)));
            if (text.length() > longest) {
              throw new IOException("more than the " + longest + " characters expected");
            }
          });
    } catch (IOException e) {
      throw new IOException(address + ": " + e.getMessage(), e);
    } finally {
      response.body().cancel();
    }
    return text.toString();
  }

  /** Appends to {@code file} what is still missing of it, or starts it anew. */
  void resume(FileChannel file, DownloadProgress progress) throws IOException {
    long offset = file.size();
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (offset > 0) {
      request.header("Range", "bytes=" + offset + "-");
    }
    HttpResponse<ChunkQueue> response = send(request);
    try {
      int status = response.statusCode();
      if (status == NOTHING_LEFT && offset > 0) {
        return;
      }
      boolean goesOn = status == PARTIAL && startsAt(response, offset);
      requireStatus(response, status == OK || goesOn);
      save(response, file, goesOn ? offset : 0, progress);
    } finally {
      response.body().cancel();
    }
  }

  private static boolean startsAt(HttpResponse<?> response, long offset) {
    String range = response.headers().firstValue("Content-Range").orElse("");
    return range.startsWith("bytes " + offset + "-");
  }

  private void save(
      HttpResponse<ChunkQueue> response, FileChannel file, long offset, DownloadProgress progress)
      throws IOException {
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    long total = length < 0 ? -1 : offset + length;
    write(() -> file.truncate(offset).position(offset));
    try {
      receive(
          response.body(),
          chunk -> {
            for (ByteBuffer bytes : chunk) {
              write(() -> file.write(bytes));
            }
            progress.update(file.position(), total);
          });
    } catch (NotWrittenException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(
          "%s broke off after %d of %s bytes (%s); run this again and it goes on from there"
              .formatted(address, file.position(), total < 0 ? "unknown" : total, e.getMessage()),
          e);
    }
  }

  private void receive(ChunkQueue body, Sink sink) throws IOException {
    try {
      for (List<ByteBuffer> chunk; (chunk = body.next(longestSilence)) != null; ) {
        sink.accept(chunk);
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private HttpResponse<ChunkQueue> send(HttpRequest.Builder request) throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(longestSilence)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    CompletableFuture<HttpResponse<ChunkQueue>> response =
        client.sendAsync(request.build(), head -> new ChunkQueue());
    try {
      return response.get(longestSilence.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      response.cancel(true);
      throw unreachable("no answer for " + longestSilence.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      String reason = cause.getMessage() == null ? "no connection" : cause.getMessage();
      throw unreachable(reason, cause);
    } catch (InterruptedException e) {
      response.cancel(true);
      throw interrupted();
    }
  }

  private IOException unreachable(String reason, Throwable cause) {
    return new IOException(
        "cannot reach %s (%s); check the network connection, %s"
            .formatted(address, reason, BY_HAND),
        cause);
  }

  private InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("the download of " + address + " was interrupted");
  }

  private void requireStatus(HttpResponse<?> response, boolean asExpected) throws IOException {
    int status = response.statusCode();
    if (!asExpected) {
      throw new IOException(
          status == NOT_FOUND
              ? address + " is not there (HTTP 404); choose another data set, " + BY_HAND
              : address + " answered HTTP " + status + "; try again later, " + BY_HAND);
    }
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Writing writing) throws NotWrittenException {
    try {
      writing.run();
    } catch (IOException e) {
      throw new NotWrittenException(e);
    }
  }

  /** The disk, not the network, is at fault. */
  private static final class NotWrittenException extends IOException {
    private static final long serialVersionUID = 1L;

    NotWrittenException(IOException cause) {
      super(
          "cannot write the download ("
              + cause.getMessage()
              + "); make room on the disk or choose another cache folder",
          cause);
    }
  }
}
