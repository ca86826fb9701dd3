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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Downloads the resource at an address; redirects are not followed.
 *
 * @param address the resource
 * @param timeout the longest time to wait for the connection, the response and each chunk
 */
record HttpDownload(URI address, Duration timeout) {

  private static final String MANUAL_DOWNLOAD =
      "or download it by hand from https://grouplens.org/datasets/movielens/ and give its path";

  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final int NOT_FOUND = 404;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  /** Receives a chunk of the body. */
  private interface ChunkConsumer {
    void accept(List<ByteBuffer> chunk) throws IOException;
  }

  /** The ASCII text at the address, of at most {@code maxLength} characters. */
  String text(int maxLength) throws IOException {
    HttpResponse<ChunkQueue> response = send(HttpRequest.newBuilder(address));
    StringBuilder text = new StringBuilder();
    try {
      requireStatus(response, response.statusCode() == OK);
      receive(
          response.body(),
          chunk -> {
            chunk.forEach(bytes -> text.append(StandardCharsets.US_ASCII.decode(bytes)));
            if (text.length() > maxLength) {
              throw new IOException("more than the expected " + maxLength + " characters");
            }
          });
    } catch (IOException e) {
      throw new IOException(address + ": " + e.getMessage(), e);
    } finally {
      response.body().cancel();
    }
    return text.toString();
  }

  /** Appends the missing part to {@code file}, or writes it anew if the server cannot resume. */
  void resume(FileChannel file, DownloadProgress progress) throws IOException {
    long present = file.size();
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (present > 0) {
      request.header("Range", "bytes=" + present + "-");
    }
    HttpResponse<ChunkQueue> response = send(request);
    try {
      int status = response.statusCode();
      if (status == RANGE_NOT_SATISFIABLE && present > 0) {
        return;
      }
      boolean resumed = status == PARTIAL_CONTENT && startsAt(response, present);
      requireStatus(response, status == OK || resumed);
      save(response, file, resumed ? present : 0, progress);
    } finally {
      response.body().cancel();
    }
  }

  private static boolean startsAt(HttpResponse<?> response, long position) {
    String range = response.headers().firstValue("Content-Range").orElse("");
    return range.startsWith("bytes " + position + "-");
  }

  private void save(
      HttpResponse<ChunkQueue> response, FileChannel file, long start, DownloadProgress progress)
      throws IOException {
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    long total = length < 0 ? -1 : start + length;
    write(() -> file.truncate(start).position(start));
    try {
      receive(
          response.body(),
          chunk -> {
            for (ByteBuffer bytes : chunk) {
              write(() -> file.write(bytes));
            }
            progress.update(file.position(), total);
          });
    } catch (DiskWriteException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(
          "%s broke off after %d of %s bytes (%s); run this again to resume"
              .formatted(address, file.position(), total < 0 ? "unknown" : total, e.getMessage()),
          e);
    }
  }

  private void receive(ChunkQueue body, ChunkConsumer consumer) throws IOException {
    try {
      for (Optional<List<ByteBuffer>> chunk; (chunk = body.next(timeout)).isPresent(); ) {
        consumer.accept(chunk.get());
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private HttpResponse<ChunkQueue> send(HttpRequest.Builder request) throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    CompletableFuture<HttpResponse<ChunkQueue>> response =
        client.sendAsync(request.build(), head -> new ChunkQueue());
    try {
      return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      response.cancel(true);
      throw unreachable("no response for " + timeout.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String reason = cause.getMessage() == null ? "no connection" : cause.getMessage();
      throw unreachable(reason, cause);
    } catch (InterruptedException e) {
      response.cancel(true);
      throw interrupted();
    }
  }

  private void requireStatus(HttpResponse<?> response, boolean expected) throws IOException {
    int status = response.statusCode();
    if (!expected) {
      throw new IOException(
          status == NOT_FOUND
              ? address + " does not exist (HTTP 404); choose another data set, " + MANUAL_DOWNLOAD
              : address
                  + " responded with HTTP "
                  + status
                  + "; try again later, "
                  + MANUAL_DOWNLOAD);
    }
  }

  private IOException unreachable(String reason, Throwable cause) {
    return new IOException(
        "cannot reach %s (%s); check the network connection, %s"
            .formatted(address, reason, MANUAL_DOWNLOAD),
        cause);
  }

  private InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("the download of " + address + " was interrupted");
  }

  /** Writes to the disk. */
  private interface DiskWrite {
    void run() throws IOException;
  }

  private static void write(DiskWrite write) throws DiskWriteException {
    try {
      write.run();
    } catch (IOException e) {
      throw new DiskWriteException(e);
    }
  }

  /** A failure of the disk, as opposed to one of the network. */
  private static final class DiskWriteException extends IOException {
    private static final long serialVersionUID = 1L;

    DiskWriteException(IOException cause) {
      super(
          "cannot write the download ("
              + cause.getMessage()
              + "); free disk space or choose another cache folder",
          cause);
    }
  }
}
