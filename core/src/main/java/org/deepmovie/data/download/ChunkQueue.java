package org.deepmovie.data.download;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A response's body piece by piece, each of which must arrive within a time limit. */
final class ChunkQueue implements BodySubscriber<ChunkQueue> {

  /** What comes out of the queue: bytes, or the end ({@code buffers} null), or an error. */
  private record Event(List<ByteBuffer> buffers, Throwable error) {}

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private volatile Flow.Subscription subscription;

  @Override
  public void onSubscribe(Flow.Subscription granted) {
    subscription = granted;
    granted.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    events.add(new Event(buffers, null));
  }

  @Override
  public void onError(Throwable error) {
    events.add(new Event(null, error));
  }

  @Override
  public void onComplete() {
    events.add(new Event(null, null));
  }

  @Override
  public CompletionStage<ChunkQueue> getBody() {
    return CompletableFuture.completedStage(this);
  }

  /**
   * The next piece, or null at the end.
   *
   * @throws IOException if the connection broke, or stayed silent for {@code limit}
   */
  List<ByteBuffer> next(Duration limit) throws IOException, InterruptedException {
    Event event = events.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (event == null) {
      throw new IOException("nothing came for " + limit.toSeconds() + " s");
    }
    if (event.error() != null) {
      throw new IOException(event.error().getMessage(), event.error());
    }
    if (event.buffers() != null) {
      subscription.request(1);
    }
    return event.buffers();
  }

  /** Stops the transfer. */
  void cancel() {
    subscription.cancel();
  }
}
